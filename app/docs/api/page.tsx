import type { Metadata } from 'next';
import { AppHeader } from '@/components/account/app-header';
import { ApiReference } from '@/components/api-docs/api-reference';
import type { OpenApiDocument } from '@/components/api-docs/openapi-document';
import { viewerOf } from '@/lib/access/viewer-of';
import { currentActor } from '@/lib/auth/current-actor';
import { openApiDocument } from '@/lib/http/openapi';

export const metadata: Metadata = { title: 'API reference' };

export default async function ApiDocsPage() {
  return (
    <>
      <AppHeader viewer={viewerOf(await currentActor())} signInPath="/docs/api" width="wide" />
      <main id="main">
        {/* Our own document, read with types in which everything may be missing. */}
        <ApiReference document={openApiDocument() as OpenApiDocument} />
      </main>
    </>
  );
}
