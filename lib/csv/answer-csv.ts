/**
 * A CSV file as an answer, written while it is read: however long it is, only a page of it is in memory at a time.
 * @param fileName what the browser offers to save it as: `[a-z0-9-.]`
 * @param rows texts of whole rows, the head first
 */
export function answerCsv(fileName: string, rows: AsyncIterable<string>): Response {
  return answerFile({ fileName, type: 'text/csv' }, rows);
}

/** The same for another type of text. */
export function answerFile(
  { fileName, type }: { readonly fileName: string; readonly type: string },
  parts: AsyncIterable<string>,
): Response {
  const encoder = new TextEncoder();
  const iterator = parts[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
  return new Response(stream, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  });
}
