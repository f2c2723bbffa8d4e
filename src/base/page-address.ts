/**
 * Whether an address that stands in an attribute may become a link: one of this page's site, or http(s). Content
 * authors set attributes, and `javascript:` is an address too.
 */
export function isPageAddress(address: string | undefined): address is string {
  return address !== undefined && /^(https?:|[^:]*$)/u.test(address);
}

/** Where one thing is shown, by a pattern such as `/consents/{id}`; undefined for what is no such pattern. */
export function detailAddress(pattern: string | undefined, id: string): string | undefined {
  if (!isPageAddress(pattern) || !pattern.includes('{id}')) return undefined;
  return pattern.replaceAll('{id}', encodeURIComponent(id));
}
