const MACHINE_DOMAIN = /^(recorder|hidden|jibri|jigasi|transcriber)\./i;
const MACHINE_NAME = /^(recorder|jibri|jigasi|transcriber|focus)([._-]?\d*)?$/i;

/**
 * Whether an occupant of a Jitsi conference is a machine, by its XMPP address: Jibri (recorder), Jigasi (telephones)
 * and transcribers log in to a domain or under a name of their own.
 */
export function isJitsiMachine(jid: string): boolean {
  const bare = jid.split('/', 1)[0] ?? '';
  const split = bare.indexOf('@');
  return MACHINE_DOMAIN.test(bare.slice(split + 1)) || (split > 0 && MACHINE_NAME.test(bare.slice(0, split)));
}
