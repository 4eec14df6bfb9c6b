/** Asks the stand-in's server, on the page's own host. */
export async function askServer<Answer>(path: string, content?: unknown): Promise<Answer> {
  const answer = await fetch(
    path,
    content === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) },
  );
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

/** Tells the server something while the page goes away, when an ordinary request would be cut. */
export function tellServerAtTheEnd(path: string, content: unknown): void {
  navigator.sendBeacon(path, JSON.stringify(content));
}

/** What is scripted to go wrong for people who enter now, in the vendor's own word; null where nothing is. */
export async function readScriptedFault(): Promise<string | null> {
  const { fault } = await askServer<{ fault: string | null }>('/stand-in/fault');
  return fault;
}
