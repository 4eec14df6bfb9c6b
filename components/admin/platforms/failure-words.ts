/** How a create failed, by its cause, as the end of a sentence. */
export const FAILURE_WORDS: Readonly<Record<string, string>> = {
  'create-failed': 'it didn’t answer, or with an error',
  'create-unreadable': 'it answered with something unreadable',
  'create-busy': 'it was too busy',
  'key-refused': 'it refused our key',
};
