const TIMEOUT_MS = 20_000;

/**
 * Loads a script into the page. It carries the page's own nonce, for policies without `strict-dynamic`.
 * @param take reads what the script left behind, right after it has run and before any other one does
 * @throws Error where it can't be loaded within 20 s; whatever `take` throws
 */
export function loadScript<Brought>(url: string, take: () => Brought): Promise<Brought> {
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
      try {
        resolve(take());
      } catch (error) {
        reject(error);
      }
    };
    document.head.append(script);
  });
}
