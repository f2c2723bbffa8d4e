/** What the host says to the worker, in the address by which it registers it. */

export interface RosterWorkerConfiguration {
  /** Whether an address of the site is a page with a roster. */
  isRosterPage: (address: URL) => boolean;
  /** Address of the API, without a slash at its end. */
  api: string;
  /** Address by which one signs out, without a query. */
  signOut: string;
}

const NAMES = ['pages', 'api', 'sign-out'];

/**
 * Reads the query of the address of the worker.
 *
 * - `pages` (one or several): paths of the pages with a roster; `*` stands for one part of a path
 * - `api`: address of the API, absolute or from the root of the site
 * - `sign-out`: address by which one signs out; where nothing is said, that of Lupa's own API
 *
 * @param address of the worker, with its query
 * @param scope address below which the worker is asked
 * @returns the configuration, or what is wrong and what to do about it, in English
 */
export function readConfiguration(address: URL, scope: string): RosterWorkerConfiguration | { fault: string } {
  const { searchParams: asked, origin } = address;
  const unknown = [...asked.keys()].find((name) => !NAMES.includes(name));
  if (unknown !== undefined) return { fault: `"${unknown}" is unknown: there are ${NAMES.join(', ')}.` };

  const pages = asked.getAll('pages');
  if (pages.length === 0) return { fault: 'No pages are named. Register it with ?pages=/staff/templates/*/roster' };
  for (const pattern of pages) {
    const fault = faultOfPattern(pattern, origin, scope);
    if (fault !== undefined) return { fault };
  }

  const api = addressIn(asked.get('api'), origin);
  if (api === undefined) return { fault: 'The API is not named. Register it with &api=/api or &api=https://…/api' };
  const signOut = asked.has('sign-out') ? addressIn(asked.get('sign-out'), origin) : `${api}/session/sign-out`;
  if (signOut === undefined) return { fault: 'sign-out is no address. Say it like /session/sign-out or https://…' };

  const patterns = pages.map((pattern) => patternOf(pattern, origin));
  const isRosterPage = (page: URL) => page.origin === origin && patterns.some((each) => each.test(page.pathname));
  return { isRosterPage, api, signOut };
}

function faultOfPattern(pattern: string, origin: string, scope: string): string | undefined {
  if (!/^\/[^/]/u.test(pattern) || /[?#]|\*\*|[^/]\*|\*[^/]/u.test(pattern))
    return `"${pattern}" is no path of pages. Say it like /staff/templates/*/roster: * stands for one whole part.`;
  const named = new URL(pattern.split('*', 1)[0]!, origin).href;
  if (named.startsWith(scope)) return undefined;
  return `The worker is not asked for ${pattern}: its scope is ${scope}. Serve its file from a folder above those pages, or send Service-Worker-Allowed with it and register it with that scope.`;
}

function patternOf(pattern: string, origin: string): RegExp {
  const parts = new URL(pattern, origin).pathname.replace(/\/$/u, '').split('*');
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.$()+^{}|[\]\\]/gu, '\\$&')).join('[^/]+')}/?$`, 'u');
}

/** An address of the web as it is asked for; undefined for anything else. */
function addressIn(text: string | null, origin: string): string | undefined {
  if (text === null || !/^(?:\/(?!\/)|https?:\/\/)/u.test(text) || !URL.canParse(text, origin)) return undefined;
  const { origin: own, pathname } = new URL(text, origin);
  return own + pathname.replace(/\/+$/u, '');
}
