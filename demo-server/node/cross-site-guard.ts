import type { MiddlewareHandler } from 'hono';
import { REQUESTED_BY } from '../../src/contract/headers.ts';
import { problemResponse } from '../service/problem.ts';
import { CONFIRMATION_PATH } from '../service/profile/confirmation-link.ts';
import type { Log } from './log.ts';
import type { Origins } from './origins.ts';

/** Looks at no cookie: nothing is to be won by making somebody's browser send it. */
const BY_TOKEN = /^\/api\/services\/[\w-]+\/users(?:\/|$)/u;
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** What a form without a script posts to. None of them does anything by a cookie. */
const FORMS: string[] = [CONFIRMATION_PATH];

/**
 * Refuses every unsafe method, whatever its content type, unless all three hold:
 *
 * 1. the header `X-Lupa-Requested-By` is there: no form can send it, and a script of another origin only after a
 *    preflight that CORS answers for listed origins alone;
 * 2. `Origin` is there and is, character for character, an own or an allowed origin;
 * 3. `Sec-Fetch-Site`, which no page can forge, agrees with it: `same-origin` with the own origin that the request
 *    was sent to; `same-site` and `cross-site` with another origin of the list; `none` (typed by a person, so never a
 *    script) with nothing. Browsers older than the header (Safari before 16.4) send none: 1 and 2 decide then.
 *
 * A form of one of our pages can send no header of its own, and from a page without a referrer its `Origin` is `null`
 * (Fetch, "serializing a request origin"). It is known by `Sec-Fetch-Site`, or where there is none by `Origin`, its own
 * or `null`.
 */
export function crossSiteGuard(origins: Origins, log: Log): MiddlewareHandler {
  return async (context, next) => {
    if (SAFE_METHODS.includes(context.req.method) || BY_TOKEN.test(context.req.path)) return next();
    const origin = context.req.header('Origin');
    const site = context.req.header('Sec-Fetch-Site');
    const reason = refusal();
    if (reason === undefined) return next();
    log({ level: 'warn', event: 'cross-site-request', reason });
    return problemResponse('cross-site-request');

    function refusal(): string | undefined {
      if (FORMS.includes(context.req.path) && context.req.method === 'POST') return formRefusal();
      if (!context.req.header(REQUESTED_BY)) return 'no-requested-by';
      if (origin === undefined || !origins.includes(origin)) return 'origin';
      const isOwn = origin === origins.ofHost(context.req.header('Host'));
      if (!siteAgrees(site, isOwn)) return 'sec-fetch-site';
      return undefined;
    }

    function formRefusal(): string | undefined {
      if (origin !== 'null' && origin !== origins.ofHost(context.req.header('Host'))) return 'origin';
      return site === undefined || site === 'same-origin' ? undefined : 'sec-fetch-site';
    }
  };
}

function siteAgrees(site: string | undefined, isOwn: boolean): boolean {
  if (site === undefined) return true;
  return isOwn ? site === 'same-origin' : site === 'same-site' || site === 'cross-site';
}
