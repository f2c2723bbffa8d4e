/** For whom somebody acts: a row for each way in which one may stand to another. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { GuardianshipRecord } from '../../demo-server/service/groups/group-register.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, seed } from '../../demo-server/service/seed/seed.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { NewEvent, PersonRecord, Transaction } from '../../demo-server/service/store.ts';
import type { Custody } from '../../src/model/consent-request.ts';
import type { OnBehalf } from '../../src/contract/on-behalf.ts';
import { SENT, type Municipality } from './municipality.ts';
import { startService, type TestService } from './test-service.ts';

type Named = [name: string, relation: string, right: string];

function actorOf({ organisationId, id, givenNames }: PersonRecord) {
  return { organisationId, personId: id, name: givenNames };
}

async function peopleOf(running: TestService, who: PersonRecord): Promise<Named[]> {
  const { status, json } = await running.ask(actorOf(who), { path: '/api/on-behalf' });
  assert.equal(status, 200);
  return (json as OnBehalf).people.map(({ name, relation, right }) => [name, relation, right]);
}

/** A guardian of somebody by the register. */
function guardianship(
  subjectId: string,
  guardianId: string,
  said: Partial<GuardianshipRecord> = {},
): GuardianshipRecord {
  const usual = { custody: 'joint', unreachable: false, protected: false, relation: 'child' } as const;
  return { subjectId, guardianId, ...usual, ...said };
}

async function register(running: TestService, ...given: GuardianshipRecord[]): Promise<void> {
  const subjects = [...new Set(given.map(({ subjectId }) => subjectId))];
  const { id } = running.municipality.organisation;
  await running.store.transaction((tx) => tx.groups.setGuardians(id, subjects, given));
}

async function born(running: TestService, birthDate: string): Promise<PersonRecord> {
  const { organisation } = running.municipality;
  const person = {
    ...{ id: `born-${birthDate}`, organisationId: organisation.id, identityHash: birthDate },
    ...{ givenNames: 'Aapo', familyName: 'Ahonen', birthDate },
  };
  await running.store.transaction((tx) => tx.addPerson(person));
  return person;
}

const KAARINA: Named = ['Kaarina Ahonen', 'self', 'self'];
const AINO: Named = ['Aino Ahonen', 'child', 'custody'];

describe('for whom one acts', () => {
  test('for oneself alone, where nothing says otherwise', async () => {
    const running = await startService();
    assert.deepEqual(await peopleOf(running, running.municipality.stranger), [['Topi Ahonen', 'self', 'self']]);
  });

  // Nobody has been asked about this child: the register alone says it.
  const BY_CUSTODY: Record<Custody, Named[]> = {
    joint: [['Aapo Ahonen', 'child', 'custody']],
    sole: [['Aapo Ahonen', 'child', 'custody']],
    foster: [['Aapo Ahonen', 'child', 'foster']],
    appointed: [['Aapo Ahonen', 'child', 'appointed']],
    none: [],
  };
  for (const [custody, expected] of Object.entries(BY_CUSTODY) as [Custody, Named[]][]) {
    test(`by the register: ${custody}`, async () => {
      const running = await startService();
      const { stranger } = running.municipality;
      const child = await born(running, '2018-04-12');
      await register(running, guardianship(child.id, stranger.id, { custody }));
      assert.deepEqual(await peopleOf(running, stranger), [['Topi Ahonen', 'self', 'self'], ...expected]);
    });
  }

  test('custody ends on the day on which the child is 18; an appointed guardian stays', async () => {
    for (const [birthDate, custody, count] of [
      ['2008-11-21', 'joint', 1],
      ['2008-11-20', 'joint', 0],
      ['1945-05-03', 'appointed', 1],
    ] as const) {
      const running = await startService();
      const { stranger } = running.municipality;
      const subject = await born(running, birthDate);
      await register(running, guardianship(subject.id, stranger.id, { custody }));
      assert.equal((await peopleOf(running, stranger)).length - 1, count, `${birthDate}, ${custody}`);
    }
  });

  test('by a request that they may answer, where the register has nothing of them', async () => {
    const running = await startService();
    assert.deepEqual(await peopleOf(running, running.municipality.guardian), [KAARINA, AINO]);
    const unsent = await startService(SENT.slice(0, 1));
    assert.deepEqual(await peopleOf(unsent, unsent.municipality.guardian), [KAARINA], 'not before it has been sent');
  });

  test('children before adults, each in the order of their names', async () => {
    const running = await startService();
    const { guardian, stranger } = running.municipality;
    const aapo = await born(running, '2018-04-12');
    await register(
      running,
      guardianship(stranger.id, guardian.id, { custody: 'appointed', relation: 'ward' }),
      guardianship(aapo.id, guardian.id),
    );
    assert.deepEqual(await peopleOf(running, guardian), [
      KAARINA,
      ['Aapo Ahonen', 'child', 'custody'],
      AINO,
      ['Topi Ahonen', 'ward', 'appointed'],
    ]);
  });

  test('whose child is 18 now sees what they have answered, and acts no more', async () => {
    const answered = (by: string, { version }: Municipality): NewEvent => ({
      type: 'accepted',
      at: '2026-11-02T08:00:00.000Z',
      personId: by,
      shown: { versionId: version.id, language: 'fi' },
    });
    const running = await startService();
    const { organisation, guardian, otherGuardian, child, request, version } = running.municipality;
    const grown = await born(running, '2008-11-10');
    await running.store.transaction(async (tx: Transaction) => {
      const asked = { ...request, id: 'grown', subjectId: grown.id, versionId: version.id };
      const participants = request.participants.map((each) =>
        each.personId === child.id ? { ...each, personId: grown.id } : each,
      );
      await tx.addRequest({ ...asked, participants });
      for (const event of [...SENT, answered(guardian.id, running.municipality)])
        await tx.appendEvent(organisation.id, 'grown', event);
    });
    assert.deepEqual(await peopleOf(running, guardian), [KAARINA, ['Aapo Ahonen', 'child', 'ended'], AINO]);
    assert.deepEqual(
      await peopleOf(running, otherGuardian),
      [['Åke Ahonen', 'self', 'self'], AINO],
      'who has not answered sees nothing of it',
    );
  });

  test('a safety ban, and what the other guardian is, change nothing of what one is told', async () => {
    const told = async (...others: Partial<GuardianshipRecord>[]) => {
      const running = await startService();
      const { guardian, otherGuardian, child } = running.municipality;
      await register(
        running,
        guardianship(child.id, guardian.id, { custody: others.length === 0 ? 'sole' : 'joint' }),
        ...others.map((other) => guardianship(child.id, otherGuardian.id, other)),
      );
      const { text, headers } = await running.ask(actorOf(guardian), { path: '/api/on-behalf' });
      assert.ok(!text.includes(otherGuardian.id) && !text.includes('Åke'), 'nothing of the other guardian');
      assert.equal(headers.get('ETag'), null);
      return text.replaceAll(/"id":"[^"]+"/gu, '');
    };
    const alone = await told();
    for (const other of [{}, { protected: true }, { unreachable: true }, { custody: 'none' as const }])
      assert.equal(await told(other), alone, JSON.stringify(other));
  });

  test('the ids are those of the consents', async () => {
    const running = await startService();
    const { guardian } = running.municipality;
    const ask = async (path: string) => (await running.ask(actorOf(guardian), { path })).json;
    const { people } = (await ask('/api/on-behalf')) as OnBehalf;
    const { items } = (await ask('/api/consents')) as { items: { subject: { id?: string } }[] };
    assert.deepEqual(
      items.map(({ subject }) => subject.id),
      [people[1]!.id],
    );
  });

  test('the guardian of the demo acts for a child and for an adult', async () => {
    const store = new MemoryStore();
    await seed(store, async (code) => `hash of ${code}`);
    const running = await startService(SENT, store);
    const { ahto } = PEOPLE;
    const person = { ...ahto, organisationId: ORGANISATION_ID, identityHash: null };
    assert.deepEqual(await peopleOf(running, person), [
      ['Ahto Simakuutio', 'self', 'self'],
      ['Ahto Ahdonpoika Simakuutio', 'child', 'custody'],
      ['Aina Maria Simakuutio', 'ward', 'appointed'],
    ]);
  });
});
