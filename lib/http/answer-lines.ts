import { problemOf } from './problem';

/**
 * An answer of JSON lines, written while it is worked out. What goes wrong on the way is its last line, `problem`, as the
 * status has been sent by then.
 */
export function answerLines(lines: AsyncIterable<unknown>, during: string): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.asyncIterator]();
  const write = (controller: ReadableStreamDefaultController<Uint8Array>, line: unknown) =>
    controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await iterator.next();
        if (done) controller.close();
        else write(controller, value);
      } catch (error) {
        const problem: unknown = await problemOf(error, during).json();
        write(controller, { problem });
        controller.close();
      }
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  });
}
