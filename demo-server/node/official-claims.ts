/**
 * What an identification tells of a person besides their code, and by which claims. The names of the claims are those of
 * the attributes of Suomi.fi identification (population information system), as its bridges to OpenID Connect pass them
 * on, or those of OpenID Connect Core 1.0, section 5.1.
 */
import type { OfficialData } from '../../src/contract/profile.ts';

/** Official data as it is told: when, and that there is a code, is the session's to say. */
export type ToldData = Omit<OfficialData, 'hasIdentityCode' | 'asOf'>;

const POPULATION = 'urn:oid:1.2.246.517.2002.2';

/** For each field the claims that may have it; the first that says something is taken, Finnish before Swedish. */
export const OFFICIAL_CLAIMS = {
  givenNames: ['http://eidas.europa.eu/attributes/naturalperson/CurrentGivenName', 'given_name'],
  callName: ['urn:oid:2.5.4.42'],
  familyName: ['urn:oid:2.5.4.4', 'family_name'],
  municipality: [`${POPULATION}.19`, `${POPULATION}.20`],
  permanentStreet: [`${POPULATION}.4`, `${POPULATION}.5`],
  permanentPostalCode: [`${POPULATION}.6`],
  permanentCity: [`${POPULATION}.7`, `${POPULATION}.8`],
  temporaryStreet: [`${POPULATION}.31`, `${POPULATION}.32`],
  temporaryPostalCode: [`${POPULATION}.33`],
  temporaryCity: [`${POPULATION}.34`, `${POPULATION}.35`],
  foreignStreet: [`${POPULATION}.11`],
  /** Place and country in words. */
  foreignPlace: [`${POPULATION}.12`, `${POPULATION}.13`, `${POPULATION}.14`],
  foreignCountry: [`${POPULATION}.15`],
} as const satisfies Record<string, readonly string[]>;
export type OfficialField = keyof typeof OFFICIAL_CLAIMS;
export type OfficialClaims = Record<OfficialField, readonly string[]>;

/** Of one field, as the test identity provider tells it. */
export function claimOf(field: OfficialField): string {
  return OFFICIAL_CLAIMS[field][0];
}

/** Null where the names are not told: then nothing is that is of use. */
export function officialData(told: Record<string, unknown>, claims: OfficialClaims = OFFICIAL_CLAIMS): ToldData | null {
  const text = (field: OfficialField) =>
    claims[field]
      .map((claim) => told[claim])
      .find((value): value is string => typeof value === 'string' && value.trim() !== '')
      ?.trim() ?? '';
  const [givenNames, familyName] = [text('givenNames'), text('familyName')];
  if (givenNames === '' || familyName === '') return null;
  const address = (kind: 'permanent' | 'temporary') => {
    const street = text(`${kind}Street`);
    return street === '' ? null : { street, postalCode: text(`${kind}PostalCode`), city: text(`${kind}City`) };
  };
  const country = text('foreignCountry');
  const foreign = { street: text('foreignStreet'), additional: text('foreignPlace') };
  return {
    givenNames,
    callName: text('callName'),
    familyName,
    municipality: text('municipality'),
    permanentAddress: address('permanent'),
    temporaryAddress: address('temporary'),
    foreignAddress:
      foreign.street === '' && foreign.additional === ''
        ? null
        : // In three letters it is told in words only.
          { ...foreign, country: /^[A-Z]{2}$/u.test(country) ? country : '' },
  };
}
