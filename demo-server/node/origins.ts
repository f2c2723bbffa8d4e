/** Which origins are the server's own, and which others may use it. Strings are compared whole, never in part. */
import type { Configuration } from './configuration.ts';

const LONGEST_ADDRESS = 2000;

export class Origins {
  /** The first is the canonical one. */
  readonly own: readonly string[];
  readonly allowed: readonly string[];

  /** @param port the port that the server really listens on */
  constructor({ production, publicOrigin, allowedOrigins }: Configuration, port: number) {
    // In production only the public address counts: a page on somebody's own localhost is not the municipality.
    const loopback = production ? [] : loopbackOrigins(port);
    this.own = [...new Set([...(publicOrigin === undefined ? [] : [publicOrigin]), ...loopback])];
    this.allowed = allowedOrigins.filter((origin) => !this.own.includes(origin));
  }

  /** The own origin that a Host header names; undefined if it names somebody else. */
  ofHost(host: string | null | undefined): string | undefined {
    const wanted = host?.toLowerCase();
    return this.own.find((origin) => new URL(origin).host === wanted);
  }

  /** Whether pages of the origin may change anything here. */
  includes(origin: string): boolean {
    return this.own.includes(origin) || this.allowed.includes(origin);
  }

  /**
   * Where to send the browser after the sign-in: the address that was asked for if it is a page of an own or an
   * allowed origin, otherwise the front page.
   *
   * @param from the own origin that the request came to; a relative address is a page of it
   */
  returnTo(asked: string | undefined, from: string): string {
    const front = `${from}/`;
    if (asked === undefined || asked.length > LONGEST_ADDRESS || !URL.canParse(asked, front)) return front;
    const url = new URL(asked, front);
    // A blob: address has the origin of its maker, and says nothing of where it leads.
    const isPage = url.protocol === 'https:' || url.protocol === 'http:';
    const isPlain = url.username === '' && url.password === '';
    const isOurApi = this.own.includes(url.origin) && url.pathname.startsWith('/api/');
    return isPage && isPlain && !isOurApi && this.includes(url.origin) ? url.href : front;
  }
}

/** Both names of this machine: a newcomer may type either. */
export function loopbackOrigins(port: number): [localhost: string, address: string] {
  return [new URL(`http://localhost:${port}`).origin, new URL(`http://127.0.0.1:${port}`).origin];
}
