/** A vendor's API that can be away: it then answers as a gateway does whose servers are gone. */
export interface Outage {
  readonly handle: (request: Request) => Promise<Response>;
  begin(): void;
  end(): void;
}

export function withOutage(handle: (request: Request) => Promise<Response>): Outage {
  let isAway = false;
  return {
    handle: async (request) =>
      isAway
        ? new Response('<html><body><h1>503 Service Unavailable</h1></body></html>', {
            status: 503,
            headers: { 'content-type': 'text/html' },
          })
        : handle(request),
    begin: () => {
      isAway = true;
    },
    end: () => {
      isAway = false;
    },
  };
}
