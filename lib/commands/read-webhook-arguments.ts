/** What `npm run webhooks` was asked for. */
export interface WebhookArguments {
  readonly platformId: string;
  readonly isOnlyState: boolean;
  /** Where the platform is to send them; null where nobody named an address. */
  readonly url: string | null;
}

/** Reads the words after `npm run webhooks --`; one sentence where they can't be meant. */
export function readWebhookArguments(words: readonly string[]): WebhookArguments | string {
  const options = words.filter((word) => word.startsWith('-'));
  const [platformId, url = null, ...more] = words.filter((word) => !word.startsWith('-'));
  const unknown = options.find((option) => option !== '--state');
  if (unknown !== undefined) return `There is no option ${unknown}.`;
  if (platformId === undefined) return 'Name a platform.';
  const [surplus] = more;
  if (surplus !== undefined) return `${surplus} is one word too many.`;
  const isOnlyState = options.length > 0;
  if (url === null) return { platformId, isOnlyState, url };
  if (isOnlyState) return 'An address and --state are not for one run.';
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return `${url} is no address: it begins with https://.`;
  return { platformId, isOnlyState, url };
}
