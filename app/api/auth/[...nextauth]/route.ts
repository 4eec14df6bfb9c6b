import { handleAuthRequest } from '@/lib/auth/handle-auth-request';
import { defineMethods } from '@/lib/http/define-methods';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: handleAuthRequest,
  POST: handleAuthRequest,
});
