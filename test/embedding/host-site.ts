/** A municipality's own site on another origin, into whose pages our elements are put. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export const CITIZEN = readFileSync(fileURLToPath(new URL('../../dist/cdn/citizen.js', import.meta.url)), 'utf8');

export interface HostPage {
  html: string;
  /** Content-Security-Policy of the page. */
  policy?: string;
}

/** What is served at a path, without its query; undefined: nothing. */
export type Serve = (path: string) => HostPage | undefined;

export class HostSite {
  readonly #server: Server;
  /** The site's own scripts by their path: a copy of ours at first. */
  scripts: Record<string, string> = { '/lupa/citizen.js': CITIZEN };
  /** The site's pages. Both may change while it runs. */
  serve: Serve = () => undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url!, this.origin);
      const script = this.scripts[pathname];
      if (script !== undefined) {
        response.setHeader('Content-Type', 'text/javascript').end(script);
        return;
      }
      const page = this.serve(pathname);
      if (page === undefined) {
        response.writeHead(404).end();
        return;
      }
      if (page.policy !== undefined) response.setHeader('Content-Security-Policy', page.policy);
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page.html);
    });
  }

  /** Listens on a free port of this machine. */
  static async start(): Promise<HostSite> {
    const site = new HostSite();
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    return site;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

export interface HostPageParts {
  /** Address of the API, for the page configuration; undefined: there is none. */
  apiUrl?: string;
  /** The script tags. */
  scripts: string;
  body: string;
  /** Attributes of `<html>`. */
  attributes?: string;
  styles?: string;
}

/** A plain page, as a developer of a municipality would write it. */
export function hostPage({ apiUrl, scripts, body, attributes = 'lang="fi"', styles = '' }: HostPageParts): string {
  const configuration = apiUrl === undefined ? '' : JSON.stringify({ apiUrl });
  return `<!doctype html>
<html ${attributes}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Kunta</title>
    ${styles === '' ? '' : `<style>${styles}</style>`}
    ${configuration === '' ? '' : `<script type="application/json" id="lupa-config">${configuration}</script>`}
    ${scripts}
  </head>
  <body>
    <main>
      <h1>Kunta</h1>
      ${body}
    </main>
  </body>
</html>`;
}

/** The tag of a module script. */
export function script(address: string, attributes = ''): string {
  return `<script type="module" src="${address}" ${attributes}></script>`;
}

/** The page of everything at `/luvat`, and of one request at `/luvat/<id>`. */
export function consentTags(path: string): string {
  const id = path.split('/')[2];
  return id === undefined
    ? '<lupa-session></lupa-session><lupa-consent-list detail-path="/luvat/{id}"></lupa-consent-list>'
    : `<lupa-session></lupa-session><lupa-consent-detail request-id="${id}" list-path="/luvat"></lupa-consent-detail>`;
}
