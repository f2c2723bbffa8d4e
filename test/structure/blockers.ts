/**
 * What filter lists against cookie notices block or hide: a short list of our own, made from what EasyList Cookie,
 * uBlock Origin and AdGuard were seen to do to pages of municipalities.
 */

/** Addresses that are blocked, whole or in part. */
const BLOCKED_ADDRESSES = [
  /consent[-_]?(?:manager|management|dialog|banner|popup|notice)/iu,
  /(?:cookie|gdpr|data|privacy|policy)[-_]?consent/iu,
  /\bconsent\.min\b/iu,
  /\/consent\/message\b/iu,
  /\bgdpr\b/iu,
  /\bcookie/iu,
  /\bprivacy[-_]?(?:manager|policy|notice|info)/iu,
  /terms[-_]of[-_]service/iu,
];

/** Tags, classes and ids that are hidden, in Firefox also inside open shadow roots. */
const HIDDEN_NAMES = [
  /^(?:consent|cookie|gdpr|privacy|policy)(?:[-_]|$)/iu,
  /^(?:widget|view|data)-(?:consent|gdpr|privacy|cookie)/iu,
  /^privacypolicy/iu,
  /tietosuoja/iu,
];

/** The pattern that an address falls under: a path, a file's name, a package's. */
export function blocks(address: string): RegExp | undefined {
  return BLOCKED_ADDRESSES.find((pattern) => pattern.test(address));
}

/** The pattern that a tag, a class or an id falls under. */
export function hides(name: string): RegExp | undefined {
  return HIDDEN_NAMES.find((pattern) => pattern.test(name));
}
