import type { HttpClient } from '../../http-client.ts';
import type { SignInApi } from '../../ports.ts';

/** The way in at Lupa's own service. */
export function lupaSignIn(http: HttpClient): SignInApi {
  return {
    address: (returnTo, strongly) =>
      http.address(`/session/sign-in?return-to=${encodeURIComponent(returnTo)}${strongly ? '&strength=strong' : ''}`),
  };
}
