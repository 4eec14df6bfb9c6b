import type { DailyStandIn } from '../daily/create-daily';
import type { JitsiHost } from '../jitsi/jitsi-host';
import type { WherebyStandIn } from '../whereby/whereby-stand-in';
import { answerScript, readBrowserScript } from './browser-files';
import { answerDailyPage } from './daily-pages';
import { answerWherebyPage } from './whereby-pages';

export type VendorName = 'whereby' | 'daily' | 'jitsi' | 'jaas';

export interface VendorPages {
  /** Everything that browsers ask of a vendor's own hosts. */
  handle(request: Request): Promise<Response>;
  /**
   * Scripts what goes wrong for everybody who enters at this vendor from now on, in the vendor's own word (a type of
   * daily-js's errors, a name of Jitsi's, a state of a Whereby room); null ends it.
   * @param times for so many people only; for everybody where it is left out
   */
  failEntering(vendor: VendorName, fault: string | null, times?: number): void;
}

/** The vendors' hosts as browsers see them, all behind one server: it looks at the host that was asked for. */
export function createVendorPages(vendors: {
  readonly whereby: WherebyStandIn;
  readonly daily: DailyStandIn;
  readonly jitsi: { readonly host: string; readonly server: JitsiHost };
  readonly jaas: { readonly host: string; readonly server: JitsiHost };
}): VendorPages {
  const faults = new Map<VendorName, { readonly name: string; left: number }>();
  const { whereby, daily, jitsi, jaas } = vendors;

  const takeFault = (vendor: VendorName): string | null => {
    const fault = faults.get(vendor);
    if (!fault || fault.left <= 0) return null;
    fault.left -= 1;
    return fault.name;
  };
  const findVendor = (host: string): VendorName | null => {
    if (host.endsWith('.whereby.com')) return 'whereby';
    if (host.endsWith('.daily.co')) return 'daily';
    if (host === jitsi.host) return 'jitsi';
    return host === jaas.host ? 'jaas' : null;
  };
  const answer: Record<VendorName, (request: Request) => Promise<Response>> = {
    whereby: (request) => answerWherebyPage(whereby, request),
    daily: (request) => answerDailyPage(daily, request),
    jitsi: (request) => jitsi.server.handle(request),
    jaas: (request) => jaas.server.handle(request),
  };
  const ASKED_OF_SERVERS = ['fault', 'people', 'enter', 'leave', 'end'];

  return {
    handle: async (request) => {
      const { hostname, pathname } = new URL(request.url);
      const vendor = findVendor(hostname);
      if (!vendor) return new Response(`No stand-in for ${hostname}`, { status: 404 });
      if (pathname === '/stand-in/fault') return Response.json({ fault: takeFault(vendor) });
      const script = /^\/stand-in\/([a-z-]+)$/.exec(pathname)?.[1];
      if (script && !ASKED_OF_SERVERS.includes(script)) return answerScript(await readBrowserScript(script));
      return answer[vendor](request);
    },
    failEntering: (vendor, name, times = Number.POSITIVE_INFINITY) => {
      if (name === null) faults.delete(vendor);
      else faults.set(vendor, { name, left: times });
    },
  };
}
