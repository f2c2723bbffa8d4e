/** Those one can be in the demo, signed in as themselves, and what each of them finds. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TEST_PERSON_GROUPS, TEST_PERSONS } from '../../demo-server/service/seed/test-persons.ts';
import { readIdentityCode } from '../../src/model/identity-code.ts';
import { Visitor, type PersonName } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';

const TRIP = 'Amiraalien retki kaupunginmuseoon 27.11.2026';

/** Of the trip: the child, and what the guardian finds. */
const GUARDIANS: [person: PersonName, name: string, child?: string, status?: string][] = [
  ['majLis', 'Maj-Lis Björkskog', 'Alvar Björkskog', 'requested'],
  ['kaj', 'Kaj Björkskog', 'Alvar Björkskog', 'requested'],
  ['halima', 'Halima Warsantuli', 'Amina Warsantuli', 'requested'],
  ['terttu', 'Terttu Kivikuutio', 'Armas Kivikuutio', 'given'],
  // These have not been asked yet.
  ['aune', 'Aune Sijaislehto'],
  ['ahto', 'Ahto Simakuutio'],
  ['ansa', 'Ansa Simakuutio'],
];

describe('the test persons', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo({ now: () => new Date('2026-11-22T10:00:00.000Z') });
  });
  after(() => demo.stop());

  it('live only here: their codes are right, and of the numbers that nobody is given', () => {
    for (const { identityCode, birthDate } of TEST_PERSONS) {
      const read = readIdentityCode(identityCode, '2026-11-22');
      assert.deepEqual(read, { code: identityCode, birthDate });
      assert.equal(identityCode[7], '9', identityCode);
    }
    assert.equal(new Set(TEST_PERSONS.map(({ id }) => id)).size, TEST_PERSONS.length);
  });

  for (const [language, staff] of [
    ['fi', 'Henkilöstö'],
    ['sv', 'Personal'],
    ['en', 'Staff'],
  ] as const) {
    it(`stand on their page in groups, each once: ${language}`, async () => {
      const visitor = new Visitor();
      await visitor.fetch(`${demo.origin}/?lang=${language}`);
      const page = await (await visitor.go(await visitor.goToChoice(demo.origin))).response.text();
      const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/gu)].map(([, text]) => text);
      const byEmail = { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' }[language];
      assert.deepEqual(headings, [...TEST_PERSON_GROUPS.map(({ name }) => name[language]), byEmail]);
      assert.equal(headings[0], staff);
      for (const { id } of TEST_PERSONS) assert.equal(page.split(`value="${id}"`).length, 2, id);
    });
  }

  for (const [person, name, child, status] of GUARDIANS) {
    it(`find what the group has asked of them: ${name}`, async () => {
      const visitor = new Visitor();
      await visitor.signIn(demo.origin, person);
      assert.equal(await visitor.name(demo.origin), name);
      const list = (await (await visitor.api(demo.origin, '/api/consents')).json()) as {
        items: { name: { fi?: string }; status: string; subject: { name: string } }[];
      };
      const trip = list.items.find(({ name: title }) => title.fi === TRIP);
      assert.deepEqual([trip?.subject.name, trip?.status], [child, status]);
    });
  }
});
