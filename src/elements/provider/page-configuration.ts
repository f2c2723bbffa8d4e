/** What the owner of the page has said about where data may go. Content of the page cannot say it. */

export interface PageConfiguration {
  /** Address of the API: root-relative (`/api`) or absolute. */
  apiUrl?: string;
  /** Other origins to which a provider on this page may point: `https://api.kunta.example`. */
  allowedApiOrigins?: string[];
}

/** Reads `<script type="application/json" id="lupa-config">`; an empty one where there is none or it is not JSON. */
export function readPageConfiguration(): PageConfiguration {
  const text = document.querySelector('script#lupa-config[type="application/json"]')?.textContent;
  if (text == null) return {};
  try {
    const { apiUrl, allowedApiOrigins } = JSON.parse(text) as Record<string, unknown>;
    return {
      ...(typeof apiUrl === 'string' && { apiUrl }),
      ...(Array.isArray(allowedApiOrigins) && { allowedApiOrigins: allowedApiOrigins.map(String) }),
    };
  } catch {
    console.error('lupa: <script id="lupa-config"> is not JSON, so the page has no configuration.');
    return {};
  }
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The address that credentials may be sent to, without a slash at its end; or why there is none.
 * An element inside CMS content cannot name another origin than those that the page's owner has named.
 */
export function resolveApiUrl(
  attribute: string | null,
  configuration: PageConfiguration,
): { url: string } | { problem: string } {
  const wanted = attribute ?? configuration.apiUrl;
  if (wanted === undefined || wanted === '') {
    return { problem: 'has no api-url. Set api-url="/api", or apiUrl in <script type="application/json" id="lupa-config">.' };
  }
  // Against the page, not against document.baseURI: a <base> in the content would move it.
  const url = parse(wanted);
  if (url === undefined || url.username !== '' || url.password !== '') {
    return { problem: `has an api-url that is not an address: "${wanted}".` };
  }
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (url.origin !== location.origin) {
    const allowed = [configuration.apiUrl, ...(configuration.allowedApiOrigins ?? [])].map((each) => each && parse(each)?.origin);
    if (!allowed.includes(url.origin)) {
      return { problem: `may not use ${url.origin}. Name it in allowedApiOrigins of <script type="application/json" id="lupa-config">.` };
    }
    if (!secure) return { problem: `has an api-url that is not https: "${wanted}".` };
  }
  return { url: (url.origin + url.pathname).replace(/\/+$/u, '') };
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address, location.href);
  } catch {
    return undefined;
  }
}
