/** A browser's part in signing in, without a browser: cookies, redirects and the one form of the test provider. */
import assert from 'node:assert/strict';
import { REQUESTED_BY } from '../../src/contract/headers.ts';
import { PEOPLE, type TestPerson } from '../../demo-server/service/seed/people.ts';
import { GROUP_GUARDIANS } from '../../demo-server/service/seed/test-persons.ts';

interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** Where a journey of redirects ended. */
export interface Arrival {
  response: Response;
  address: URL;
  /** Every address on the way, the last one included. */
  way: string[];
}

/** The names of the test persons who can be chosen. */
export type PersonName = 'ahto' | 'ansa' | 'nordea' | 'hilkka' | 'veikko' | keyof typeof GROUP_GUARDIANS;

const CHOICES: Record<PersonName, TestPerson> = { ...PEOPLE, ...GROUP_GUARDIANS };

/** One visitor with their own cookies, kept per host name as browsers do (not per port). */
export class Visitor {
  readonly #cookies = new Map<string, Cookie>();

  /** One request, redirects not followed. */
  async fetch(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const headers = new Headers(init.headers);
    const cookies = this.cookiesFor(url);
    if (cookies !== '') headers.set('Cookie', cookies);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(url, line);
    return response;
  }

  /** Goes to the address and on through every redirect, up to one that `until` recognises. */
  async go(
    address: string | URL,
    init: RequestInit = {},
    until: (address: URL) => boolean = () => false,
  ): Promise<Arrival> {
    const way: string[] = [];
    let url = new URL(address);
    for (let hops = 0; hops < 12; hops += 1) {
      way.push(url.href);
      const response = await this.fetch(url, hops === 0 ? init : {});
      const next = response.headers.get('Location');
      if (next === null) return { response, address: url, way };
      await response.body?.cancel();
      url = new URL(next, url);
      if (until(url)) return { response, address: url, way };
    }
    throw new Error(`Redirected without end: ${way.join(' → ')}`);
  }

  /** Goes to where the test identity provider asks who it is. */
  async goToChoice(origin: string, returnTo?: string): Promise<URL> {
    const query = returnTo === undefined ? '' : `?${new URLSearchParams({ 'return-to': returnTo })}`;
    const { response, address } = await this.go(`${origin}/api/session/sign-in${query}`);
    assert.equal(response.status, 200, `the provider asks who it is, at ${address.pathname}`);
    return address;
  }

  /** Presses the button of a person, or the one that cancels, and goes on up to what `until` recognises. */
  choose(choice: URL, person: PersonName | 'cancel', until?: (address: URL) => boolean): Promise<Arrival> {
    const value = person === 'cancel' ? 'cancel' : CHOICES[person].id;
    return this.go(choice, { method: 'POST', body: new URLSearchParams({ choice: value }) }, until);
  }

  /** Signs in the whole way; resolves to where the visitor then is. */
  async signIn(origin: string, person: PersonName = 'ahto', returnTo = '/'): Promise<Arrival> {
    return this.choose(await this.goToChoice(origin, returnTo), person);
  }

  /** Calls the API as a page of the same origin does. */
  api(origin: string, path: string, { method = 'GET', headers, ...init }: RequestInit = {}): Promise<Response> {
    const sent = new Headers(headers);
    if (method !== 'GET') {
      sent.set('Origin', origin);
      sent.set('Sec-Fetch-Site', 'same-origin');
      sent.set(REQUESTED_BY, 'test');
    }
    return this.fetch(`${origin}${path}`, { ...init, method, headers: sent });
  }

  /** Who the server says is signed in; null for nobody. */
  async name(origin: string): Promise<string | null> {
    const session = (await (await this.api(origin, '/api/session')).json()) as { signedIn: boolean; name?: string };
    return session.signedIn ? session.name! : null;
  }

  /** The value of a cookie, or undefined. */
  cookie(host: string, name: string): string | undefined {
    return [...this.#cookies].find(([key, cookie]) => key.startsWith(`${host} `) && cookie.name === name)?.[1].value;
  }

  /** Puts a cookie there as an attacker would. */
  plantCookie(host: string, name: string, value: string): void {
    this.#cookies.set(`${host} / ${name}`, { name, value, path: '/' });
  }

  /** The value of the request header `Cookie`; empty when there are none. */
  cookiesFor(url: URL): string {
    return [...this.#cookies]
      .filter(([key, { path }]) => key.startsWith(`${url.hostname} `) && url.pathname.startsWith(path))
      .map(([, { name, value }]) => `${name}=${value}`)
      .join('; ');
  }

  #keep(url: URL, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const attribute = (wanted: string) =>
      attributes.map((part) => part.split('=')).find(([key]) => key?.toLowerCase() === wanted)?.[1];
    const path = attribute('path') ?? '/';
    const key = `${url.hostname} ${path} ${name}`;
    const expires = attribute('expires');
    const isGone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
    if (isGone) this.#cookies.delete(key);
    else this.#cookies.set(key, { name, value, path });
  }
}
