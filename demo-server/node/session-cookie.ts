/** The cookie that carries the session, and the one that ties a sign-in under way to its browser. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { parse } from 'hono/utils/cookie';

const SESSION = 'lupa-session';
const SIGN_IN = 'lupa-sign-in';

/** `__Host-` binds a cookie to this host and to https; on loopback http WebKit refuses it, so the name is plain there. */
function isHttps(ownOrigin: string): boolean {
  return ownOrigin.startsWith('https:');
}

function nameFor(name: string, ownOrigin: string): string {
  return isHttps(ownOrigin) ? `__Host-${name}` : name;
}

function options(ownOrigin: string): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(ownOrigin) };
}

export function sessionIdOf(request: Request, ownOrigin: string): string | undefined {
  const name = nameFor(SESSION, ownOrigin);
  return parse(request.headers.get('Cookie') ?? '', name)[name];
}

/** Without an end of its own: the server ends sessions, and closing the browser does. */
export function setSessionCookie(context: Context, ownOrigin: string, id: string): void {
  setCookie(context, nameFor(SESSION, ownOrigin), id, options(ownOrigin));
}

export function clearSessionCookie(context: Context, ownOrigin: string): void {
  deleteCookie(context, nameFor(SESSION, ownOrigin), options(ownOrigin));
}

export function signInBindingOf(context: Context, ownOrigin: string): string | undefined {
  return getCookie(context, nameFor(SIGN_IN, ownOrigin));
}

/** @param maxAge in seconds */
export function setSignInBinding(context: Context, ownOrigin: string, binding: string, maxAge: number): void {
  setCookie(context, nameFor(SIGN_IN, ownOrigin), binding, { ...options(ownOrigin), maxAge });
}
