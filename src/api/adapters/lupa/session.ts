import { Session, SignedOut } from '../../../contract/session.ts';
import type { HttpClient } from '../../http-client.ts';
import type { SessionApi } from '../../ports.ts';
import { readAs } from './read.ts';

/** The session at Lupa's own service. */
export function lupaSession(http: HttpClient): SessionApi {
  return {
    current: async () => readAs(Session, (await http.get('/session')).body),
    signOut: async () => readAs(SignedOut, (await http.post('/session/sign-out', {})).body).next,
  };
}
