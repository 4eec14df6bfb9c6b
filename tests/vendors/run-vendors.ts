import { serveRequests } from './kit/serve-requests';
import type { VendorName } from './pages/vendor-pages';
import { startVendors } from './start-vendors';

// Stand-ins for all vendors on one machine, for trying calls by hand:
//   npm run vendors                            Patchbay on http://localhost:3000
//   npm run vendors -- http://localhost:3100   Patchbay elsewhere
// It prints what to start Patchbay and the browser with.

const VENDORS: readonly VendorName[] = ['whereby', 'daily', 'jitsi', 'jaas'];

const patchbayUrl = (process.argv[2] ?? 'http://localhost:3000').replace(/\/+$/, '');
if (!/^https?:/.test(patchbayUrl) || !URL.canParse(patchbayUrl)) {
  console.error('Usage: npm run vendors -- [where Patchbay is, for example http://localhost:3100]');
  process.exit(1);
}
const vendors = await startVendors({ patchbayUrl });

/** Faults are set by hand here: `PUT /daily` with the fault's name as the body, `DELETE /daily`; `/daily-api` is an outage. */
const faults = await serveRequests(async (request) => {
  if (new URL(request.url).pathname === '/daily-api') {
    if (request.method === 'PUT') vendors.dailyApi.begin();
    else vendors.dailyApi.end();
    return new Response(null, { status: 204 });
  }
  const vendor = VENDORS.find((name) => new URL(request.url).pathname === `/${name}`);
  if (!vendor) return new Response(`One of ${VENDORS.map((name) => `/${name}`).join(', ')}\n`, { status: 404 });
  vendors.pages.failEntering(vendor, request.method === 'PUT' ? (await request.text()).trim() : null);
  return new Response(null, { status: 204 });
});

const assignments = Object.entries(vendors.settings).map(([name, value]) => `  ${name}='${value}' \\`);
console.log(`The vendors' stand-ins are running. Start Patchbay with:

${assignments.join('\n')}
  PORT=${new URL(patchbayUrl).port || 80} npm start

and a browser with:

  chromium --user-data-dir="$(mktemp -d)" \\
${vendors.chromiumArguments.map((argument) => `    '${argument}' \\`).join('\n')}
    --use-fake-device-for-media-stream ${patchbayUrl}

Only the browser finds Jitsi and JaaS here, so ${patchbayUrl}/admin/platforms says that these two don't answer.
Their calls work all the same.

Daily sends webhooks once they are set up: press the button on ${patchbayUrl}/admin/platforms.
What goes wrong for people who enter is chosen like this (and ended with -X DELETE):

  curl -X PUT --data exp-token http://127.0.0.1:${faults.port}/daily

Daily's API goes away, with its calls going on, like this (and comes back with -X DELETE):

  curl -X PUT http://127.0.0.1:${faults.port}/daily-api

Ctrl-C ends them.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([faults.stop(), vendors.stop()]).then(() => process.exit(0));
  });
}
