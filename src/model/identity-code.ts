/**
 * The Finnish personal identity code (henkilötunnus, personbeteckning): Government Decree 128/2010, section 2, with
 * the separators that Act 661/2009 has had since 2023. Individual numbers 900–999 are given to nobody for good.
 */

import { isCivilDate } from './civil-date.ts';

/** Why a text is not an identity code. */
export const IDENTITY_CODE_FAULTS = ['identity-code-shape', 'identity-code-date', 'identity-code-check'] as const;
export type IdentityCodeFault = (typeof IDENTITY_CODE_FAULTS)[number];

const SHAPE = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/u;
const SHAPE_ANYWHERE = /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/iu;
const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** The lowest individual number that is given. */
const FIRST_NUMBER = 2;

/** The character that the nine digits of a code demand at its end. */
export function checkCharacterOf(digits: string): string {
  return CHECK_CHARACTERS[Number(digits) % CHECK_CHARACTERS.length]!;
}

/** Whether something that looks like an identity code, right or wrong, is anywhere in a text. */
export function looksLikeIdentityCode(text: string): boolean {
  return SHAPE_ANYWHERE.test(text);
}

/**
 * What an identity code says.
 *
 * @param text blanks around it and small letters are taken
 * @param today civil date in Helsinki: nobody is born after it
 */
export function readIdentityCode(
  text: string,
  today: string,
): { code: string; birthDate: string } | { fault: IdentityCodeFault } {
  const code = text.trim().toUpperCase();
  const [, day, month, year, sign, number, check] = SHAPE.exec(code) ?? [];
  if (sign === undefined || Number(number) < FIRST_NUMBER) return { fault: 'identity-code-shape' };
  const century = sign === '+' ? '18' : /[A-F]/u.test(sign) ? '20' : '19';
  const birthDate = `${century}${year}-${month}-${day}`;
  if (!isCivilDate(birthDate) || birthDate > today) return { fault: 'identity-code-date' };
  if (check !== checkCharacterOf(`${day}${month}${year}${number}`)) return { fault: 'identity-code-check' };
  return { code, birthDate };
}
