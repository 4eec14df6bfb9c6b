/**
 * A serialisable description of what the page shows. React knows these kinds and not platforms, so two platforms may
 * share one.
 */
export type EmbedDescriptor =
  | {
      readonly kind: 'frame';
      /** A page that speaks our frame messages: `{source: 'patchbay-frame', type, …}` to its parent. */
      readonly url: string;
      readonly allow: string;
    }
  | {
      readonly kind: 'jitsi-external-api';
      readonly scriptUrl: string;
      readonly domain: string;
      readonly roomName: string;
      readonly jwt: string | null;
      readonly displayName: string;
      readonly configOverwrite: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'whereby-embed';
      /** For hosts with their key in it: a secret of this one page. */
      readonly url: string;
      readonly displayName: string;
      /** Comes back in webhooks and tells whose connection it is. */
      readonly externalId: string;
    }
  | {
      readonly kind: 'daily-prebuilt';
      readonly url: string;
      readonly token: string;
      readonly displayName: string;
    };
