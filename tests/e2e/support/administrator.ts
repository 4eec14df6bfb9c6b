/** The first administrator of the app that the end-to-end tests run on. */
export const ADMINISTRATOR = { email: 'admin@localhost', password: 'end-to-end-tests-only' } as const;

/** The bootstrap key of that app. */
export const API_KEY = 'only-for-end-to-end-tests-key';

/** The Jitsi server it knows: no such host exists, tests answer for it inside the browser. */
export const JITSI = {
  domain: 'jitsi.test',
  appId: 'patchbay-tests',
  secret: 'only-for-end-to-end-tests-jitsi',
} as const;
