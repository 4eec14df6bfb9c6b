import type { HostFile } from '../jitsi/jitsi-host';
import { pageOf, readBrowserScript } from './browser-files';

/** The files that a Jitsi host hands to browsers. */
export async function readJitsiFile(name: string): Promise<HostFile | null> {
  if (name === 'external_api.js') {
    const body = await readBrowserScript('jitsi-external-api');
    return body === null ? null : { contentType: 'text/javascript; charset=utf-8', body };
  }
  if (name === 'index.html') return { contentType: 'text/html; charset=utf-8', body: pageOf('jitsi-meeting') };
  return null;
}
