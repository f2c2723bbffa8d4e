/** What a citizen sends about their own profile. Read at the server only. */
import * as v from 'valibot';
import { LANGUAGES } from '../model/language.ts';
import {
  isCountryCode,
  isEmailAddress,
  isLine,
  isPhoneNumber,
  isPostalCode,
  PROFILE_LIMITS,
} from '../model/profile-field.ts';

function line(limit: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => isLine(text, limit), `Expected a line of 1 to ${limit} characters`),
  );
}

const OwnAddress = v.pipe(
  v.strictObject({
    street: line(PROFILE_LIMITS.street),
    postalCode: v.pipe(v.string(), v.trim()),
    city: line(PROFILE_LIMITS.city),
    country: v.pipe(v.string(), v.check(isCountryCode, 'Expected a country of ISO 3166-1 alpha-2')),
  }),
  v.forward(
    v.check(({ postalCode, country }) => isPostalCode(postalCode, country), 'Expected a postal code of the country'),
    ['postalCode'],
  ),
);

/** What is not named stays as it is; null removes. */
export const ProfileChange = v.strictObject({
  names: v.optional(
    v.nullable(v.strictObject({ given: line(PROFILE_LIMITS.name), family: line(PROFILE_LIMITS.name) })),
  ),
  email: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.check(isEmailAddress, 'Expected an e-mail address')))),
  phone: v.optional(
    v.nullable(v.pipe(v.string(), v.check(isPhoneNumber, 'Expected a number of E.164, such as +358401234567'))),
  ),
  address: v.optional(v.nullable(OwnAddress)),
  language: v.optional(v.nullable(v.picklist(LANGUAGES))),
  /** By the id of each; null, and an empty list, removes. What an id may have, its `kind` and `options` say. */
  extras: v.optional(v.record(v.string(), v.nullable(v.union([v.pipe(v.string(), v.trim()), v.array(v.string())])))),
  /** The question for an e-mail address has been answered or left for later. */
  firstVisit: v.optional(v.literal(false)),
});
/**
 * Whose profile the person has before them, by its id: another may have signed in meanwhile, in another tab, and nothing
 * is done to theirs then. Where it is not named it is that of whoever is signed in.
 */
export const ProfileMeant = v.object({ id: v.optional(v.string()) });
export type ProfileChange = v.InferOutput<typeof ProfileChange>;
