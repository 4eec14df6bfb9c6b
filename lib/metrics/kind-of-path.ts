const KINDS = [
  ['/api/webhooks/', 'webhook'],
  ['/api/', 'api'],
  ['/_next/', 'asset'],
  ['/demo-platform/', 'demo'],
] as const;

/** Few kinds, so that nobody can make the metrics grow by asking for invented paths. */
export function kindOfPath(path: string): 'webhook' | 'api' | 'asset' | 'demo' | 'page' {
  return KINDS.find(([start]) => path.startsWith(start))?.[1] ?? 'page';
}
