import { documentOperations } from '@/lib/api/document-operations';
import { defineRoute } from '@/lib/http/define-route';
import { openApiDocument } from '@/lib/http/openapi';

export const GET = defineRoute(documentOperations.getOpenApi, async () => openApiDocument());
