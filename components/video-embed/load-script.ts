const TIMEOUT_MS = 20_000;

const loading = new Map<string, Promise<void>>();

/**
 * Loads a script once per address. A failure is forgotten, so that the next call tries again: a page must be able to
 * recover without being reloaded. The script carries the page's own nonce, for policies without `strict-dynamic`.
 * @throws Error where it can't be loaded within 20 s
 */
export function loadScript(url: string): Promise<void> {
  const known = loading.get(url);
  if (known) return known;
  const promise = insertScript(url).catch((error: unknown) => {
    loading.delete(url);
    throw error;
  });
  loading.set(url, promise);
  return promise;
}

function insertScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.async = true;
    const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    if (nonce) script.nonce = nonce;
    const fail = () => {
      clearTimeout(timer);
      script.remove();
      reject(new Error(`The script ${url} could not be loaded.`));
    };
    const timer = setTimeout(fail, TIMEOUT_MS);
    script.onerror = fail;
    script.onload = () => {
      clearTimeout(timer);
      resolve();
    };
    document.head.append(script);
  });
}
