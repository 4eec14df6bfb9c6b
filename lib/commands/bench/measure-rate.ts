import autocannon from 'autocannon';

const CONNECTIONS = 10;

interface RateRequest {
  readonly url: string;
  readonly seconds: number;
  readonly method?: 'GET' | 'OPTIONS' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends no more than so many requests per second. */
  readonly overallRate?: number;
  /** Makes each request anew, where no two may be the same. */
  readonly make?: () => { readonly body: string; readonly headers: Record<string, string> };
}

/** What came of sending one kind of request for some seconds. */
export interface MeasuredRate {
  /** Answers per second. */
  readonly rate: number;
  /** How long answers took, each, in milliseconds. */
  readonly latencies: readonly number[];
}

/** Sends one request over and over for some seconds. @throws Error where any answer is no success */
export async function measureRate(asked: RateRequest): Promise<MeasuredRate> {
  const latencies: number[] = [];
  const result = await run(asked, latencies);
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${asked.url}: ${result.non2xx} answers were no success, ${result.errors} connections failed`);
  }
  return { rate: result.requests.average, latencies };
}

function run({ seconds, make, ...request }: RateRequest, latencies: number[]): Promise<autocannon.Result> {
  const options: autocannon.Options = {
    ...request,
    connections: CONNECTIONS,
    duration: seconds,
    ...(make ? { requests: [{ setupRequest: (sent) => ({ ...sent, ...make() }) }] } : {}),
  };
  return new Promise((resolve, reject) => {
    const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    running.on('response', (_client, _status, _bytes, latency) => latencies.push(latency));
  });
}
