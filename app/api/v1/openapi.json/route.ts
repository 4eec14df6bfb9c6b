import { documentOperations } from '@/lib/api/document-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { openApiDocument } from '@/lib/http/openapi';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(documentOperations.getOpenApi, async () => openApiDocument()),
});
