import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkCharacterOf, looksLikeIdentityCode, readIdentityCode } from '../../src/model/identity-code.ts';

const TODAY = '2026-11-22';

describe('an identity code', () => {
  const READ: [string, unknown][] = [
    ['010280-952L', { code: '010280-952L', birthDate: '1980-02-01' }],
    [' 120418a963n ', { code: '120418A963N', birthDate: '2018-04-12' }],
    // The separators since 2023 say the same century.
    ['010280Y952L', { code: '010280Y952L', birthDate: '1980-02-01' }],
    ['010280+952L', { code: '010280+952L', birthDate: '1880-02-01' }],
    ['010280-952M', { fault: 'identity-code-check' }],
    ['010290-952L', { fault: 'identity-code-check' }],
    ['300280-952L', { fault: 'identity-code-date' }],
    ['290223A9520', { fault: 'identity-code-date' }],
    ['231126A9520', { fault: 'identity-code-date' }],
    ['010280-001A', { fault: 'identity-code-shape' }],
    ['010280G952L', { fault: 'identity-code-shape' }],
    ['010280952L', { fault: 'identity-code-shape' }],
    ['', { fault: 'identity-code-shape' }],
  ];
  for (const [text, expected] of READ)
    test(`“${text}”`, () => assert.deepEqual(readIdentityCode(text, TODAY), expected));

  test('with one digit changed is none: that is what the check character is for', () => {
    const changes = fc.record({
      date: fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true }),
      number: fc.integer({ min: 900, max: 999 }),
      at: fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9),
      digit: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(changes, ({ date, number, at, digit }) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
        const digits = `${day}${month}${year.slice(2)}${number}`;
        const code = `${digits.slice(0, 6)}-${digits.slice(6)}${checkCharacterOf(digits)}`;
        assert.deepEqual(readIdentityCode(code, TODAY), { code, birthDate: `${year}-${month}-${day}` });
        const changed = `${code.slice(0, at)}${digit}${code.slice(at + 1)}`;
        assert.equal('code' in readIdentityCode(changed, TODAY), changed === code);
        assert.ok(looksLikeIdentityCode(`Aino ${changed.toLowerCase()}`));
      }),
    );
  });
});
