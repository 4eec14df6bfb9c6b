import { AppError } from '../errors/app-error';
import { locateJsonError } from './locate-json-error';

/** Bodies of the API: JSON of at most one mebibyte. */
export const LARGEST_BODY_BYTES = 1024 * 1024;

/**
 * Reads a request's body up to `largest` bytes. What comes after that is never read: a body of any size costs at most
 * that much memory.
 * @throws AppError body-too-large; request-cancelled where it broke off: its sender is gone, and nobody reads an answer
 */
export async function readBytes(request: Request, largest: number = LARGEST_BODY_BYTES): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > largest) throw tooLarge(largest);
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(throwCancelled);
    if (done) break;
    size += value.byteLength;
    if (size > largest) {
      // Not awaited: a sender that stalls must not hold the answer back.
      reader.cancel().catch(() => undefined);
      throw tooLarge(largest);
    }
    chunks.push(value);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, size);
}

/** Whatever breaks a body off lies between us and its sender, though its codes are also those of other connections. */
function throwCancelled(cause: unknown): never {
  throw new AppError('request-cancelled', 'The request broke off before its body was here. Send it again.', { cause });
}

function tooLarge(largest: number): AppError {
  const limit =
    largest >= 1024 * 1024 ? `${Math.floor(largest / 1024 / 1024)} MiB` : `${Math.floor(largest / 1024)} KiB`;
  return new AppError('body-too-large', `The body is too large: ${limit} is the most that is taken.`);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body. `text/plain` is taken as well: it is what a browser's beacon sends.
 * @returns undefined where there is no body
 * @throws AppError body-too-large, request-cancelled, unsupported-media-type, malformed-json (saying where)
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return undefined;
  assertJson(request.headers.get('content-type'));
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new AppError('malformed-json', 'The body is not valid UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch {
    const { line, column, problem } = locateJsonError(text);
    throw new AppError('malformed-json', `The body is not valid JSON: ${problem} at line ${line}, column ${column}.`, {
      details: { line, column },
    });
  }
}

function assertJson(contentType: string | null): void {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/plain' || type.endsWith('+json')) return;
  throw new AppError(
    'unsupported-media-type',
    'Send the body as JSON, with the header Content-Type: application/json.',
  );
}
