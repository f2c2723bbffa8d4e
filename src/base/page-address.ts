/**
 * Whether an address that stands in an attribute may become a link: one of this page's site, or http(s). Content
 * authors set attributes, and `javascript:` is an address too.
 */
export function isPageAddress(address: string | undefined): address is string {
  return address !== undefined && /^(https?:|[^:]*$)/u.test(address);
}
