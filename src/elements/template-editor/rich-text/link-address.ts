import { safeHref } from '../../../model/rich-text.ts';

export type LinkAddress =
  | { kind: 'accepted'; href: string }
  /** What the writer has probably meant, for them to look at. */
  | { kind: 'proposed'; href: string }
  | { kind: 'refused'; fault: 'empty' | 'unknown' };

const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d{1,5})?(?:[/?#].*)?$/u;
const MAILBOX = /^[^\s@:/]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;
const NUMBER = /^\+?[\d\s()-]{5,25}$/u;

function proposalFor(typed: string): string | undefined {
  if (/^http:/iu.test(typed)) return safeHref(typed.replace(/^http:/iu, 'https:'));
  if (MAILBOX.test(typed)) return safeHref(`mailto:${typed}`);
  if (NUMBER.test(typed) && /\d{5}/u.test(typed.replaceAll(/\D/gu, ''))) {
    return safeHref(`tel:${typed.startsWith('+') ? '+' : ''}${typed.replaceAll(/\D/gu, '')}`);
  }
  if (typed.startsWith('//')) return safeHref(`https:${typed}`);
  return HOST.test(typed) ? safeHref(`https://${typed}`) : undefined;
}

/** What an address that a person has typed comes to. Spaces around it are no part of it. */
export function linkAddress(typed: string): LinkAddress {
  const address = typed.trim();
  if (address === '') return { kind: 'refused', fault: 'empty' };
  const href = safeHref(address);
  if (href !== undefined) return { kind: 'accepted', href };
  const proposal = proposalFor(address);
  return proposal === undefined ? { kind: 'refused', fault: 'unknown' } : { kind: 'proposed', href: proposal };
}
