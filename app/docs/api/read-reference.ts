import { listOperations, type OperationGroup } from '@/components/api-docs/list-operations';
import type { OpenApiDocument } from '@/components/api-docs/openapi-document';
import { openApiDocument } from '@/lib/http/openapi';

/** What the API has, as pages show it, and what its paths begin with. */
export function readReference(): { readonly groups: readonly OperationGroup[]; readonly base: string | undefined } {
  // Our own document, read with types in which everything may be missing.
  const document = openApiDocument() as OpenApiDocument;
  return { groups: listOperations(document), base: document.servers?.[0]?.url };
}
