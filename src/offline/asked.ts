/** What a request is to the worker. */
import type { RosterWorkerConfiguration } from './configuration.ts';

/** Of a `Request`, what decides. */
export type Asked = Pick<Request, 'url' | 'method' | 'mode' | 'destination'>;

/**
 * - `page`: one with a roster · `file`: what a page loads, if it is such a page
 * - `session`, `roster`: the two answers that it needs · `api`: any other reading of the API
 * - `sign-out`: somebody signs out, whether or not it will succeed
 */
export type Kind = 'page' | 'file' | 'session' | 'roster' | 'api' | 'sign-out';

const FILES: Asked['destination'][] = ['script', 'style', 'font'];
/** Of CORS and of programs: nobody signs out by them. */
const QUESTIONS = ['OPTIONS', 'HEAD'];

/** The kind of a request; null for what is none of the worker's. */
export function kindOf(
  { url, method, mode, destination }: Asked,
  { isRosterPage, api, signOut }: Pick<RosterWorkerConfiguration, 'isRosterPage' | 'api' | 'signOut'>,
): Kind | null {
  const address = new URL(url);
  const place = address.origin + address.pathname.replace(/\/+$/u, '');
  if (place === signOut && !QUESTIONS.includes(method)) return 'sign-out';
  if (method !== 'GET') return null;
  if (mode === 'navigate') return isRosterPage(address) ? 'page' : null;
  if (place.startsWith(`${api}/`)) return answerAt(place.slice(api.length));
  return FILES.includes(destination) ? 'file' : null;
}

function answerAt(path: string): Kind {
  if (path === '/session') return 'session';
  return /^\/templates\/[^/]+\/roster$/u.test(path) ? 'roster' : 'api';
}
