import type { PageConfiguration } from '../../base/page-configuration.ts';

/** Against the page, not against `document.baseURI`: a `<base>` in the content would move it. */
function parse(address: string): URL {
  return new URL(address, location.href);
}

/**
 * The address that credentials may be sent to, without a slash at its end. An element inside CMS content cannot name
 * another origin than those that the page's owner has named.
 *
 * Throws an Error that says what is wrong and how to mend it.
 */
export function resolveApiUrl(
  attribute: string | null | undefined,
  { apiUrl, allowedApiOrigins = [] }: PageConfiguration,
): string {
  const wanted = attribute ?? apiUrl;
  if (!wanted)
    throw new Error('put api-url="/api" here, or apiUrl into <script id="lupa-config" type="application/json">');
  const { origin, protocol, hostname, pathname, username, password } = parse(wanted);
  // The origin of a blob: address is that of the page.
  if (!/^https?:$/u.test(protocol) || username || password) {
    throw new Error('an address is http, without credentials');
  }
  if (origin !== location.origin) {
    const isNamed = [apiUrl, ...allowedApiOrigins].some((each) => each && parse(each).origin === origin);
    const isSecure = protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/u.test(hostname);
    if (!isNamed || !isSecure) {
      throw new Error(`${origin} is not allowed: name it, with https, in allowedApiOrigins of #lupa-config`);
    }
  }
  return (origin + pathname).replace(/\/+$/u, '');
}
