/** Names in the order in which people look for them, by their first letters, and the rows that are shown. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ConsentRoster, RosterPerson } from '../../src/contract/consent-roster.ts';
import { hasInitials, inNameOrder, type NameOrder } from '../../src/elements/consent-roster/names.ts';
import {
  changedBetween,
  countsOf,
  rowsAt,
  shownPurposes,
  shownRows,
  type RosterQuery,
} from '../../src/elements/consent-roster/roster-rows.ts';
import type { RosterAnswer } from '../../src/model/roster.ts';

/** `Aino Orvokki Aho`: the last word is the family name. */
function person(name: string, answers: Record<string, RosterAnswer | 'unknown'> = {}, until: string | null = null) {
  const words = name.split(' ');
  return {
    id: name,
    givenNames: words.slice(0, -1).join(' '),
    familyName: words.at(-1)!,
    answers: Object.entries(answers).map(([purpose, answer]) => ({ purpose, answer })),
    until,
  } satisfies RosterPerson;
}

const order = (names: string[], by: NameOrder, language: 'fi' | 'sv' | 'en' = 'fi') =>
  inNameOrder(
    names.map((name) => person(name)),
    by,
    language,
  ).map(({ id }) => id);

describe('the order of names', () => {
  const EXPECTED = [
    'A Aalto',
    'A Ek',
    'B Ek',
    'A Élan',
    'A Vaahtera',
    'A Vaahtera-Aho',
    'A Virta',
    'A Wirta',
    'A Ylä',
    'A Zidane',
    'A Åberg',
    'A Ähtäri',
    'A Öhman',
  ];
  for (const language of ['fi', 'sv', 'en'] as const) {
    test(`by family name in a page in ${language}: å, ä and ö last, w beside v`, () => {
      assert.deepEqual(order(EXPECTED.toReversed(), 'family', language), EXPECTED);
    });
  }

  test('by given name, then by family name', () => {
    const names = ['Åke Aho', 'Aino Öhman', 'Aino Aho', 'Örjan Aho', 'Äly Aho'];
    assert.deepEqual(order(names, 'given'), ['Aino Aho', 'Aino Öhman', 'Åke Aho', 'Äly Aho', 'Örjan Aho']);
  });

  test('of two of one name is the same whatever it was before', () => {
    const twins = ['1', '2', '3'].map((id) => ({ ...person('Aino Aho'), id }));
    assert.deepEqual(
      inNameOrder(twins.toReversed(), 'family', 'fi').map(({ id }) => id),
      ['1', '2', '3'],
    );
  });
});

describe('a search by first letters', () => {
  const cases: [typed: string, name: string, boolean][] = [
    ['aa', 'Liisa Aaltonen', true],
    ['aa', 'Aada Salo', true],
    ['aa', 'Liisa Saari', false],
    ['AA l', 'Liisa Aaltonen', true],
    ['l aa', 'Liisa Aaltonen', true],
    ['aa x', 'Liisa Aaltonen', false],
    ['orv', 'Aino Orvokki Aho', true],
    ['aho', 'Oiva Vaahtera-Aho', true],
    ['vaahtera-aho', 'Oiva Vaahtera-Aho', true],
    ['  ', 'Liisa Aaltonen', true],
    ['a', 'Eino Äijälä', false],
    ['ä', 'Eino Äijälä', true],
    ['ä', 'Eino Aijälä', false],
    ['a\u0308i', 'Eino Äijälä', true],
    ['o', 'Eino Öhman', false],
    ['a', 'Eino Åberg', false],
    ['ele', 'Eino Élégant', true],
    ['é', 'Eino Eronen', true],
    ['mul', 'Eino Müller', true],
    ['wi', 'Eino Virta', true],
    ['vi', 'Eino Wirta', true],
    ['öst', 'Eino Østergaard', true],
    ['.*', 'Liisa Aaltonen', false],
  ];
  for (const [typed, name, expected] of cases) {
    test(`“${typed}” ${expected ? 'finds' : 'does not find'} ${name}`, () => {
      assert.equal(hasInitials(person(name), typed), expected);
    });
  }

  test('finds everybody by the beginning of each name, whatever the case', () => {
    const name = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäöéü]{1,8}$/u);
    fc.assert(
      fc.property(name, name, fc.nat(8), fc.nat(8), (given, family, some, others) => {
        const typed = `${family.slice(0, some + 1).toUpperCase()} ${given.slice(0, others + 1).toLowerCase()}`;
        assert.ok(hasInitials(person(`${given} ${family}`), typed));
      }),
    );
  });
});

const PURPOSES = [
  { id: 'p', name: { fi: 'Retki' } },
  { id: 'q', name: { fi: 'Kuva' } },
];
const NOON = Date.parse('2026-11-22T10:00:00.000Z');

function roster(people: RosterPerson[], purposes = PURPOSES): ConsentRoster {
  return {
    template: { id: 't', name: {}, organisation: {}, version: '1.0', languages: ['fi'], asksConsent: true },
    target: { kind: 'group', name: null },
    purposes,
    asOf: new Date(NOON).toISOString(),
    total: people.length,
    people,
  };
}

const EVERYBODY: RosterQuery = { search: '', purpose: undefined, who: 'everybody', order: 'family' };

describe('the rows', () => {
  const people = [
    person('Aino Aho', { p: 'may', q: 'may' }),
    person('Eero Aho', { p: 'may', q: 'may-not' }),
    person('Iiro Aho', { p: 'may-not', q: 'unanswered' }),
  ];
  const shown = (query: Partial<RosterQuery>, kept: string[] = []) => {
    const asked = { ...EVERYBODY, ...query };
    const purposes = shownPurposes(roster(people), asked).map(({ id }) => id);
    const rows = rowsAt(roster(people), NOON);
    return shownRows(rows, asked, { purposes, language: 'fi', kept: new Set(kept) }).map(({ person: { id } }) => id);
  };

  test('of who may and who may not: of several purposes, all of them', () => {
    assert.deepEqual(shown({ who: 'may' }), ['Aino Aho']);
    assert.deepEqual(shown({ who: 'may-not' }), ['Eero Aho', 'Iiro Aho']);
    assert.deepEqual(shown({ who: 'may', purpose: 'p' }), ['Aino Aho', 'Eero Aho']);
    assert.deepEqual(shown({ who: 'may-not', purpose: 'p' }), ['Iiro Aho']);
    assert.deepEqual(shown({ who: 'may', purpose: 'gone' }), ['Aino Aho']);
  });

  test('of whom something has just changed stay in sight, but not against a search', () => {
    assert.deepEqual(shown({ who: 'may' }, ['Iiro Aho']), ['Aino Aho', 'Iiro Aho']);
    assert.deepEqual(shown({ who: 'may', search: 'ai' }, ['Iiro Aho']), ['Aino Aho']);
  });

  test('count everybody once', () => {
    const rows = rowsAt(roster(people), NOON);
    assert.deepEqual(countsOf(rows, 'p'), { may: 2, mayNot: 1 });
    assert.deepEqual(countsOf(rows, 'q'), { may: 1, mayNot: 2 });
  });

  test('what is missing or not known is no yes', () => {
    const [missing, unknown] = rowsAt(roster([person('A B'), person('C D', { p: 'unknown' })]), NOON);
    assert.equal(missing?.answers.get('p'), 'unanswered');
    assert.equal(unknown?.answers.get('p'), 'may-not');
  });

  test('a yes is over when its time has come, and that is a change', () => {
    const until = new Date(NOON + 1_000).toISOString();
    const data = roster([person('Aino Aho', { p: 'may', q: 'unanswered' }, until)]);
    const [before, after] = [rowsAt(data, NOON), rowsAt(data, NOON + 1_000)];
    assert.deepEqual([before[0]?.answers.get('p'), after[0]?.answers.get('p')], ['may', 'may-not']);
    assert.equal(after[0]?.answers.get('q'), 'unanswered');
    assert.deepEqual(changedBetween(before, after), ['Aino Aho']);
    assert.deepEqual(changedBetween(before, rowsAt(data, NOON + 999)), []);
  });

  test('who has come, and another set of purposes, are no change of an answer', () => {
    const before = rowsAt(roster(people), NOON);
    assert.deepEqual(changedBetween(before, rowsAt(roster([...people, person('Uusi Aho', { p: 'may' })]), NOON)), []);
    assert.deepEqual(changedBetween(before, rowsAt(roster(people, [{ id: 'r', name: {} }] as never), NOON)), []);
  });
});
