import 'server-only';
import { getSettings } from '../env/settings';
import type { SignInMethods } from '../schemas/sign-in';

/** How one may sign in here. Holds no secret, so the sign-in page may hand it to the browser. */
export function listSignInMethods(): SignInMethods {
  const { OIDC_ISSUER } = getSettings();
  return {
    hasPassword: true,
    issuer: OIDC_ISSUER === undefined ? null : { id: 'oidc', name: new URL(OIDC_ISSUER).hostname },
  };
}
