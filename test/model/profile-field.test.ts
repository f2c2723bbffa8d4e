/** What may stand in a field of a profile, and what of it the server takes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { ProfileChange } from '../../src/contract/profile-change.ts';
import { toPhoneNumber } from '../../src/model/profile-field.ts';

const address = { street: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: 'FI' };
const names = { given: 'Aino', family: 'Aho' };

const TAKEN: Record<string, object> = {
  'a letter of any writing in a name': { names: { given: "Åsa D'Arc-Łuczak", family: '王' } },
  'names of 150 characters': { names: { given: 'a'.repeat(150), family: 'b'.repeat(150) } },
  'a plus and a dot in an address': { email: 'aino.aho+kunta@posti.kunta.example' },
  'an address of 254 characters': {
    email: `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.fi.abcde`,
  },
  'a domain with letters of its own': { email: 'aino@mörkö.example' },
  'a number of five digits': { phone: '+12345' },
  'a number of fifteen digits': { phone: '+123456789012345' },
  'a postal code of another country': { address: { ...address, country: 'SE', postalCode: '111 22' } },
  'a country without postal codes': { address: { ...address, country: 'IE', postalCode: '' } },
  'nothing of anything': { names: null, email: null, phone: null, address: null, language: null },
};

const REFUSED: Record<string, [change: object, field: string]> = {
  'a name of 151 characters': [{ names: { ...names, given: 'a'.repeat(151) } }, 'names.given'],
  'a name of spaces': [{ names: { ...names, family: ' \t ' } }, 'names.family'],
  'a name of two lines': [{ names: { ...names, given: 'Aino\nBcc: x@y.example' } }, 'names.given'],
  'an address of 255 characters': [
    { email: `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.fi.abcdef` },
    'email',
  ],
  'an address without a domain': [{ email: 'aino@' }, 'email'],
  'an address without a dot in its domain': [{ email: 'aino@kunta' }, 'email'],
  'two addresses': [{ email: 'aino@kunta.example,eino@kunta.example' }, 'email'],
  'an address with a name': [{ email: 'Aino <aino@kunta.example>' }, 'email'],
  'an address with another line': [{ email: 'aino@kunta.example\r\nBcc: x@y.example' }, 'email'],
  'a number of four digits': [{ phone: '+1234' }, 'phone'],
  'a number of sixteen digits': [{ phone: '+1234567890123456' }, 'phone'],
  'a number without its country': [{ phone: '0401234567' }, 'phone'],
  'a country code that begins with zero': [{ phone: '+0401234567' }, 'phone'],
  'a Finnish postal code of four digits': [{ address: { ...address, postalCode: '0010' } }, 'address.postalCode'],
  'a Finnish postal code that is missing': [{ address: { ...address, postalCode: '' } }, 'address.postalCode'],
  'a country in words': [{ address: { ...address, country: 'Suomi' } }, 'address.country'],
  'a code that is no country': [{ address: { ...address, country: 'ZZ' } }, 'address.country'],
  'half an address': [{ address: { street: 'Katu 1' } }, 'address.postalCode'],
  'a language that we do not speak': [{ language: 'de' }, 'language'],
  'the first visit again': [{ firstVisit: true }, 'firstVisit'],
  'official data': [{ official: { state: 'none' } }, 'official'],
  'that an address is verified': [{ verified: true }, 'verified'],
};

describe('a change of a profile', () => {
  for (const [what, change] of Object.entries(TAKEN))
    test(`takes ${what}`, () => assert.deepEqual(v.parse(ProfileChange, change), change));

  for (const [what, [change, field]] of Object.entries(REFUSED))
    test(`refuses ${what}, and names the field`, () => {
      const { success, issues } = v.safeParse(ProfileChange, change);
      assert.equal(success, false);
      assert.ok(issues!.some((issue) => v.getDotPath(issue) === field));
    });

  test('is without the spaces around it', () => {
    const written = { names: { given: ' Aino ', family: 'Aho ' }, email: ' aino@kunta.example ' };
    assert.deepEqual(v.parse(ProfileChange, written), { names, email: 'aino@kunta.example' });
  });
});

describe('a telephone number as people write it', () => {
  for (const [written, number] of [
    ['040 123 4567', '+358401234567'],
    ['(09) 310 1691', '+35893101691'],
    ['+358 40–123‑4567', '+358401234567'],
    ['00 46 70 123 45 67', '+46701234567'],
  ] as const)
    test(`${written} is ${number}`, () => assert.equal(toPhoneNumber(written), number));

  test('stays what it is once it is in E.164', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{4,14}$/u), (number) => assert.equal(toPhoneNumber(number), number)),
    ));
});
