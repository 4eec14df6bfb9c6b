import { logoOperations } from '@/lib/api/logo-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readBytes } from '@/lib/http/read-body';
import { deleteLogo, setLogo } from '@/lib/rooms/change-logo';
import { getLogo } from '@/lib/rooms/get-logo';
import { LARGEST_LOGO_BYTES } from '@/lib/schemas/logo';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(logoOperations.getLogo, async ({ actor, params, request }) => {
    const { bytes, contentType, updatedAt } = await getLogo({ actor, slug: params.name });
    const etag = `"${updatedAt.getTime()}"`;
    // Kept by the browser and asked for again each time: whoever may see the room may change.
    const headers = { etag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    return new Response(Uint8Array.from(bytes), { headers: { ...headers, 'content-type': contentType } });
  }),
  PUT: defineRoute(logoOperations.setLogo, async ({ actor, params, request }) => {
    const bytes = await readBytes(request, LARGEST_LOGO_BYTES);
    await setLogo({ actor, slug: params.name, bytes });
  }),
  DELETE: defineRoute(logoOperations.deleteLogo, ({ actor, params }) => deleteLogo({ actor, slug: params.name })),
});
