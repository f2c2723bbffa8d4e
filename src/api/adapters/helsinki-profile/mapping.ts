import type { OfficialData, PostalAddress, Profile } from '../../../contract/profile.ts';
import type { ProfileChange } from '../../../contract/profile-change.ts';
import { isCountryCode } from '../../../model/profile-field.ts';
import type { ProfileNode } from './answers.ts';

/** What a service is told or not, in one: the words of `allowedDataFields` in the API, less the identity code. */
export const GROUPS = ['name', 'email', 'phone', 'address'] as const;
export type Group = (typeof GROUPS)[number];

/** Fields as `FIELD_NOT_ALLOWED_ERROR` names them. What is not here is told to every service, or not asked for. */
export const GROUP_OF_FIELD: Partial<Record<string, Group>> = {
  first_name: 'name',
  last_name: 'name',
  given_name: 'name',
  primary_email: 'email',
  primary_phone: 'phone',
  phones: 'phone',
  primary_address: 'address',
  addresses: 'address',
  municipality_of_residence: 'address',
  permanent_address: 'address',
  temporary_address: 'address',
  permanent_foreign_address: 'address',
};

export const OFFICIAL = 'myProfile.verifiedPersonalInformation';

type OfficialState = Exclude<Profile['official']['state'], 'shown'>;

const LANGUAGES = { FINNISH: 'fi', SWEDISH: 'sv', ENGLISH: 'en' } as const;
const LANGUAGE_NAMES = { fi: 'FINNISH', sv: 'SWEDISH', en: 'ENGLISH' } as const;

type Connection<T> = { edges: ({ node: T | null } | null)[] } | null | undefined;

/** The nodes that came, whatever is null on the way to them. */
export function nodesOf<T>(connection: Connection<T>): T[] {
  return (connection?.edges ?? []).flatMap((edge) => edge?.node ?? []);
}

/** What is shown and changed: the primary one, or else the first. */
function shownOf<T>(primary: T | null | undefined, connection: Connection<T>): T | undefined {
  return primary ?? nodesOf(connection)[0];
}

/** Whether the person can identify themselves strongly, as far as is known: official names hold then, shown or not. */
function mayBeStrong({ availableLoginMethods }: ProfileNode): boolean {
  return availableLoginMethods?.some((each) => each?.method === 'SUOMI_FI') ?? true;
}

function toAddress({ address, postalCode, city, countryCode }: NonNullable<ProfileNode['primaryAddress']>) {
  return { street: address, postalCode, city, country: countryCode.toUpperCase() };
}

function toOfficial(data: NonNullable<ProfileNode['verifiedPersonalInformation']>, hasCode: boolean): OfficialData {
  const domestic = (address: typeof data.permanentAddress) =>
    address ? { street: address.streetAddress, postalCode: address.postalCode, city: address.postOffice } : null;
  const { permanentForeignAddress: foreign } = data;
  return {
    givenNames: data.firstName ?? '',
    callName: data.givenName ?? '',
    familyName: data.lastName ?? '',
    municipality: data.municipalityOfResidence ?? '',
    permanentAddress: domestic(data.permanentAddress),
    temporaryAddress: domestic(data.temporaryAddress),
    foreignAddress: foreign ? toForeign(foreign) : null,
    hasIdentityCode: hasCode,
    asOf: null,
  };
}

/** The register has countries in several codes of ISO 3166-1: those of three characters are shown as they are. */
function toForeign({ streetAddress: street, additionalAddress, countryCode }: Record<string, string>) {
  const code = countryCode ?? '';
  const isKnown = isCountryCode(code.toUpperCase());
  return {
    street: street ?? '',
    additional: isKnown ? (additionalAddress ?? '') : [additionalAddress, code].filter(Boolean).join(' '),
    country: isKnown ? code.toUpperCase() : '',
  };
}

export interface Told {
  signIn: Profile['signIn'];
  /** Why official data did not come, where they did not. */
  official: OfficialState;
  /** Whether the site may ask for the identity code, as far as is known. */
  mayTellCode: boolean;
  /** Which groups the site was told. */
  allowed: ReadonlySet<Group>;
}

export function toProfile(node: ProfileNode, { signIn, official, mayTellCode, allowed }: Told): Profile {
  const { verifiedPersonalInformation: verified, primaryEmail: email } = node;
  const phone = shownOf(node.primaryPhone, node.phones);
  const address = shownOf(node.primaryAddress, node.addresses);
  const mayHoldOfficial = verified !== null || official === 'unavailable' || (signIn === 'weak' && mayBeStrong(node));
  return {
    id: node.id,
    signIn,
    official: verified ? { state: 'shown', data: toOfficial(verified, mayTellCode) } : { state: official },
    names:
      mayHoldOfficial || !allowed.has('name') ? null : { given: node.firstName ?? '', family: node.lastName ?? '' },
    email: email ? { address: email.email, verified: email.verified, pending: null } : null,
    phone: phone?.phone ?? null,
    address: address === undefined ? null : toAddress(address),
    language: node.language && LANGUAGES[node.language],
    extras: [],
    firstVisit: false,
  };
}

/**
 * Whether the e-mail address may be changed in this session: it is the name of the weak sign-in, and who has a stronger
 * one changes it by that, as in the user interface of Helsinki-profiili. The API itself does not ask.
 */
export function mayChangeEmail(node: ProfileNode, signIn: Profile['signIn']): boolean {
  return signIn === 'strong' || !mayBeStrong(node);
}

/** One kind of contact data: adds what is the first, writes over what is there, removes all. */
function contact<T extends { id: string }>(
  kind: 'Emails' | 'Phones' | 'Addresses',
  there: T[],
  content: Record<string, string> | null,
  type: string,
): object {
  const [shown] = there;
  if (content === null) return shown === undefined ? {} : { [`remove${kind}`]: there.map(({ id }) => id) };
  if (shown !== undefined) return { [`update${kind}`]: [{ id: shown.id, ...content, primary: true }] };
  return { [`add${kind}`]: [{ ...content, [type]: 'OTHER', primary: true }] };
}

/** The shown one first, then the others, each once. */
function allOf<T extends { id: string }>(primary: T | null | undefined, connection: Connection<T>): T[] {
  const all = [...(primary ? [primary] : []), ...nodesOf(connection)];
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

function fromAddress({ street, postalCode, city, country }: PostalAddress): Record<string, string> {
  return { address: street, postalCode, city, countryCode: country };
}

/**
 * The `ProfileInput` that makes of what is there what is wanted. Removing removes every phone number or address that is
 * there, not only the one that is shown.
 */
export function toInput(node: ProfileNode, { names, email, phone, address, language }: ProfileChange): object {
  return {
    ...(names && { firstName: names.given, lastName: names.family }),
    ...(language && { language: LANGUAGE_NAMES[language] }),
    ...(email !== undefined &&
      contact('Emails', allOf(node.primaryEmail, undefined), email === null ? null : { email }, 'emailType')),
    ...(phone !== undefined &&
      contact('Phones', allOf(node.primaryPhone, node.phones), phone === null ? null : { phone }, 'phoneType')),
    ...(address !== undefined &&
      contact('Addresses', allOf(node.primaryAddress, node.addresses), address && fromAddress(address), 'addressType')),
  };
}

/** How the API calls what the form calls so. */
export const INPUTS: Partial<Record<string, string>> = {
  firstName: 'names.given',
  lastName: 'names.family',
  email: 'email',
  phone: 'phone',
  address: 'address.street',
  postalCode: 'address.postalCode',
  city: 'address.city',
  countryCode: 'address.country',
};
