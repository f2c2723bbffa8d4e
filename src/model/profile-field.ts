/** What may stand in a field of a profile. One set of rules for the form and for the server. */

/** In UTF-16 code units. E-mail: RFC 5321 section 4.5.3.1.3, less the angle brackets. */
export const PROFILE_LIMITS = { name: 150, email: 254, street: 128, postalCode: 32, city: 64 } as const;

/** A text of one line with something in it, and no longer than `limit`. */
export function isLine(text: string, limit: number): boolean {
  return text.trim() !== '' && text.length <= limit && !/\p{Cc}|\p{Cs}|\u2028|\u2029/u.test(text);
}

/**
 * One address as people write it: something on both sides of one @, a dot in the domain, nothing that would make of it
 * two addresses or another line. Whether it is somebody's, only a mail can tell.
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > PROFILE_LIMITS.email) return false;
  const [local = '', domain = '', ...more] = text.split('@');
  return (
    more.length === 0 &&
    local.length <= 64 &&
    /^[^\s\p{C}"(),:;<>[\\\]]+$/u.test(local) &&
    !/^\.|\.\.|\.$/u.test(local) &&
    /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]$/u.test(
      domain,
    )
  );
}

/** E.164: a plus, a country code that begins with no zero, 5 to 15 digits in all. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{4,14}$/u.test(text);
}

/**
 * As written by people, in E.164: without spaces, hyphens, dots and brackets; `00` is a plus, and a number that begins
 * with one zero is Finnish. What it comes to may still be no number: see {@link isPhoneNumber}.
 */
export function toPhoneNumber(written: string): string {
  const dense = written.replaceAll(/[\s\-.()\u2010-\u2015\u00a0]/gu, '');
  return dense.replace(/^00/u, '+').replace(/^0/u, '+358');
}

/** ISO 3166-1 alpha-2, by its form: two capitals that are no user-assigned code. */
export function isCountryCode(text: string): boolean {
  return /^[A-Z]{2}$/u.test(text) && !/^(?:AA|Q[M-Z]|X[A-Z]|ZZ)$/u.test(text);
}

/** In Finland five digits; elsewhere a line, which may be empty, for not every country has them. */
export function isPostalCode(text: string, country: string): boolean {
  if (country === 'FI') return /^\d{5}$/u.test(text);
  return text === '' || isLine(text, PROFILE_LIMITS.postalCode);
}
