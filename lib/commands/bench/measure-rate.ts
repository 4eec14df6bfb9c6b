import autocannon from 'autocannon';

const CONNECTIONS = 10;

/** Sends one request over and over for some seconds. @returns answers per second @throws Error where any is no success */
export async function measureRate(asked: {
  readonly url: string;
  readonly seconds: number;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}): Promise<number> {
  const { seconds, ...request } = asked;
  const result = await autocannon({ ...request, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${asked.url}: ${result.non2xx} answers were no success, ${result.errors} connections failed`);
  }
  return result.requests.average;
}
