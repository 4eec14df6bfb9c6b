import { importOperations } from '@/lib/api/import-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { isCsv, readCsvBody, readImportRows } from '@/lib/http/read-import';
import { importRooms } from '@/lib/rooms/import/import-rooms';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(importOperations.importRooms, async ({ actor, query, body, request }) => {
    const rooms = isCsv(request) ? await readCsvBody(request) : body.rooms;
    const isDryRun = query.dryRun ?? (isCsv(request) ? false : body.dryRun);
    return importRooms({ actor, rows: readImportRows(rooms), isDryRun });
  }),
});
