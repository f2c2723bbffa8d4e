/** The profile of a citizen, as they see it themselves. Nobody else is shown it. */
import * as v from 'valibot';
import { LANGUAGES } from '../model/language.ts';
import { LocalizedText } from './localized-text.ts';

/** Of the population information system: always in Finland. */
const DomesticAddress = v.object({ street: v.string(), postalCode: v.string(), city: v.string() });

/** Empty where nothing is held. */
const OfficialData = v.object({
  givenNames: v.string(),
  /** One of the given names, the one by which the person is called. */
  callName: v.string(),
  familyName: v.string(),
  /** Name of the municipality of residence. */
  municipality: v.string(),
  permanentAddress: v.nullable(DomesticAddress),
  temporaryAddress: v.nullable(DomesticAddress),
  /** `country`: ISO 3166-1 alpha-2. */
  foreignAddress: v.nullable(v.object({ street: v.string(), additional: v.string(), country: v.string() })),
  /** Whether `ProfileApi.identityCode` can tell it. The code itself is never part of a profile. */
  hasIdentityCode: v.boolean(),
  /** Instant in UTC at which it was got; null where that is not known. */
  asOf: v.nullable(v.string()),
});
export type OfficialData = v.InferOutput<typeof OfficialData>;

/** `country`: ISO 3166-1 alpha-2. */
const PostalAddress = v.object({
  street: v.string(),
  postalCode: v.string(),
  city: v.string(),
  country: v.string(),
});
export type PostalAddress = v.InferOutput<typeof PostalAddress>;

const Extra = {
  id: v.string(),
  label: LocalizedText,
  /** Who sees it, each in words. */
  seenBy: v.array(LocalizedText),
};
const ExtraOptions = v.array(v.object({ id: v.string(), label: LocalizedText }));

export const Profile = v.object({
  /** Of the person: the same at each sign-in. */
  id: v.string(),
  /** How the person is identified in this session. With `weak`, less is shown. */
  signIn: v.picklist(['strong', 'weak']),
  /**
   * What authorities hold, never edited here. `needs-strong`: not told to one who is identified weakly; `none`: nothing
   * is held; `unavailable`: it could not be got now.
   */
  official: v.variant('state', [
    v.object({ state: v.literal('shown'), data: OfficialData }),
    v.object({ state: v.picklist(['needs-strong', 'none', 'unavailable']) }),
  ]),
  /** The person's own; null where official names hold, shown or not. */
  names: v.nullable(v.object({ given: v.string(), family: v.string() })),
  /**
   * `pending`: an address that has been given in place of a verified one, and waits to be confirmed; until then nothing
   * is sent to it but the link that confirms it. A first address waits as `address` itself, not verified.
   */
  email: v.nullable(v.object({ address: v.string(), verified: v.boolean(), pending: v.nullable(v.string()) })),
  /** E.164, such as +358401234567; another back end may have it in another form. */
  phone: v.nullable(v.string()),
  address: v.nullable(PostalAddress),
  /** In which the person is written to; null where they have not said. */
  language: v.nullable(v.picklist(LANGUAGES)),
  /** What else the municipality lets a citizen tell. A value is null, and `choices` empty, until it is told. */
  extras: v.array(
    v.variant('kind', [
      v.object({ ...Extra, kind: v.literal('text'), value: v.nullable(v.string()) }),
      v.object({ ...Extra, kind: v.literal('choice'), options: ExtraOptions, value: v.nullable(v.string()) }),
      v.object({ ...Extra, kind: v.literal('choices'), options: ExtraOptions, value: v.array(v.string()) }),
    ]),
  ),
  /** The person has not been here before: they are asked for an e-mail address, which they may leave for later. */
  firstVisit: v.boolean(),
});
export type Profile = v.InferOutput<typeof Profile>;

/** The code as it was told once. It is kept nowhere: not in an event, an attribute or a log. */
export const IdentityCode = v.object({ identityCode: v.string() });
