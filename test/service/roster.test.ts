/** Who may and who may not: what those at the door are told, and what they are not. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import type { NewEvent, StaffRole, TemplateVersionRecord } from '../../demo-server/service/store.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { ConsentRoster } from '../../src/contract/consent-roster.ts';
import type { TemplateList } from '../../src/contract/template-list.ts';
import { endOfDay } from '../../src/model/civil-date.ts';
import { actorOf, addMunicipality, SENT, type Municipality } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW } from './test-service.ts';

const GROUP = 'the-group';
const TWO = [
  { id: 'photos', kind: 'photography' },
  { id: 'web', kind: 'web-publication' },
] as TemplateVersionRecord['purposes'];

interface AtTheDoor extends Staffed {
  carer: Actor;
  roster: (actor?: Actor | null) => Promise<ConsentRoster>;
  /** One more of the staff. */
  staff: (role: StaffRole, groups?: string[] | null) => Promise<Actor>;
  said: (type: 'accepted' | 'refused' | 'withdrawn', who: 'guardian' | 'otherGuardian', at?: string) => NewEvent;
}

/** The child of the municipality is in the group to which the template is directed; a carer has that group. */
async function startAtTheDoor(
  events: NewEvent[] = SENT,
  change: (municipality: Municipality) => Municipality = (each) => each,
): Promise<AtTheDoor> {
  const staffed = await startStaffed(change, events);
  const { store, municipality, ask } = staffed;
  const { organisation, template, child, stranger } = municipality;
  await store.transaction(async (tx) => {
    await tx.groups.addGroup({ id: GROUP, organisationId: organisation.id, name: { fi: 'Ryhmä', sv: 'Grupp' } });
    await tx.groups.join(organisation.id, GROUP, [child.id], NOW);
    await tx.addressees.setTarget(organisation.id, template.id, { kind: 'group', groupId: GROUP });
  });
  const staff: AtTheDoor['staff'] = async (role, groups = null) => {
    const person = { ...stranger, id: randomUUID(), identityHash: randomUUID() };
    await store.transaction(async (tx) => {
      await tx.addPerson(person);
      await tx.addStaff(organisation.id, person.id, role, groups);
    });
    return actorOf(person);
  };
  const carer = await staff('carer', [GROUP]);
  const roster: AtTheDoor['roster'] = async (actor = carer) => {
    const answer = await ask(actor, { path: `/api/templates/${template.id}/roster` });
    assert.equal(answer.status, 200, answer.text);
    return answer.json as ConsentRoster;
  };
  const said: AtTheDoor['said'] = (type, who, at = NOW) => ({
    type,
    at,
    personId: municipality[who].id,
    shown: { versionId: municipality.version.id, language: 'fi' },
  });
  return { ...staffed, carer, roster, staff, said };
}

const answersOf = ({ people }: ConsentRoster) =>
  people.map(({ familyName, givenNames, answers }) => [
    `${familyName} ${givenNames}`,
    ...answers.map(({ answer }) => answer),
  ]);

describe('the list of who may', () => {
  test('names the template, the group and the version, and says who may and until when', async () => {
    const { municipality, append, roster, said, clock } = await startAtTheDoor();
    const { request, template, child } = municipality;
    await append(request.id, said('accepted', 'guardian'), said('accepted', 'otherGuardian'));
    assert.deepEqual(await roster(), {
      template: {
        id: template.id,
        name: { fi: 'Kuvauslupa', sv: 'Fotografering' },
        organisation: { fi: 'Kunta', sv: 'Kommunen' },
        version: '2.1',
        languages: ['fi', 'sv'],
        asksConsent: true,
      },
      target: { kind: 'group', name: { fi: 'Ryhmä', sv: 'Grupp' } },
      purposes: [{ id: 'photos', name: { fi: 'Suostumus kuvaamiseen', sv: 'Samtycke till fotografering' } }],
      asOf: NOW,
      total: 1,
      people: [
        {
          id: child.id,
          givenNames: 'Aino',
          familyName: 'Ahonen',
          answers: [{ purpose: 'photos', answer: 'may' }],
          until: endOfDay('2027-06-05'),
        },
      ],
    } satisfies ConsentRoster);
    clock.now = endOfDay('2027-06-05');
    assert.deepEqual(answersOf(await roster()), [['Ahonen Aino', 'may-not']]);
  });

  test('says at the next look what has happened since, of each purpose', async () => {
    const { municipality, append, roster, said } = await startAtTheDoor(SENT, (each) => ({
      ...each,
      version: { ...each.version, purposes: TWO },
    }));
    const { request } = municipality;
    assert.deepEqual(answersOf(await roster()), [['Ahonen Aino', 'unanswered', 'unanswered']]);
    await append(request.id, said('accepted', 'guardian'));
    assert.deepEqual(answersOf(await roster()), [['Ahonen Aino', 'unanswered', 'unanswered']]);
    await append(request.id, said('accepted', 'otherGuardian'));
    assert.deepEqual(answersOf(await roster()), [['Ahonen Aino', 'may', 'may']]);
    await append(request.id, { ...said('withdrawn', 'otherGuardian'), purposes: ['web'] } as NewEvent);
    assert.deepEqual(answersOf(await roster()), [['Ahonen Aino', 'may', 'may-not']]);
  });

  test('has nothing of guardians, reasons or requests in it, whatever has happened', async () => {
    for (const who of ['guardian', 'otherGuardian'] as const) {
      const { municipality, append, carer, ask, said } = await startAtTheDoor();
      const { request, template, guardian, otherGuardian } = municipality;
      await append(request.id, said('accepted', 'guardian'), said('withdrawn', who));
      const { text, headers } = await ask(carer, { path: `/api/templates/${template.id}/roster` });
      for (const secret of [request.id, guardian.id, otherGuardian.id, 'Kaarina', 'Åke', 'withdrawn', 'conflict'])
        assert.ok(!text.includes(secret), secret);
      assert.equal(headers.get('ETag'), null);
    }
  });

  test('says the same of a no, whichever of the guardians has said it and whether a safety ban holds', async () => {
    const texts: string[] = [];
    for (const who of ['guardian', 'otherGuardian'] as const) {
      for (const banned of [false, true]) {
        const { municipality, append, roster, said } = await startAtTheDoor(SENT, (each) => ({
          ...each,
          request: {
            ...each.request,
            participants: each.request.participants.map((one) =>
              one.personId === each.otherGuardian.id && banned ? { ...one, protected: true } : one,
            ),
          },
        }));
        await append(municipality.request.id, said('refused', who));
        texts.push(JSON.stringify(answersOf(await roster())));
      }
    }
    assert.deepEqual([...new Set(texts)], ['[["Ahonen Aino","may-not"]]']);
  });

  test('has who is in the group now: those who have left are gone, those who have come have not answered', async () => {
    const { municipality, store, append, roster, said } = await startAtTheDoor();
    const { organisation, request, child, stranger } = municipality;
    await append(request.id, said('accepted', 'guardian'), said('accepted', 'otherGuardian'));
    await store.transaction(async (tx) => {
      await tx.groups.leave(organisation.id, GROUP, [child.id], NOW);
      await tx.groups.join(organisation.id, GROUP, [stranger.id], NOW);
    });
    assert.deepEqual(answersOf(await roster()), [['Ahonen Topi', 'unanswered']]);
  });

  test('a new text that asks again: the old yes is none, and an old no stays', async () => {
    for (const [last, expected] of [
      ['accepted', 'unanswered'],
      ['refused', 'may-not'],
      ['closed', 'unanswered'],
    ] as const) {
      const { municipality, append, roster, said, published } = await startAtTheDoor();
      const end: NewEvent = last === 'closed' ? { type: 'closed', at: NOW } : said(last, 'otherGuardian');
      await append(municipality.request.id, said('accepted', 'guardian'), end);
      if (last === 'refused') await append(municipality.request.id, said('withdrawn', 'guardian'));
      await published({ major: 3, minor: 0 });
      const { template, people } = await roster();
      assert.equal(template.version, '3.0');
      assert.deepEqual(
        people.map(({ answers, until }) => [answers[0]?.answer, until]),
        [[expected, null]],
      );
    }
  });

  test('a template that was put away says what it said: the answers stay', async () => {
    const { municipality, store, append, roster, said } = await startAtTheDoor();
    const { organisation, request, version } = municipality;
    await append(request.id, said('accepted', 'guardian'), said('accepted', 'otherGuardian'));
    await store.transaction((tx) => tx.archiveVersion(organisation.id, version.id));
    const list = await roster();
    assert.equal(list.template.version, '2.1');
    assert.deepEqual(answersOf(list), [['Ahonen Aino', 'may']]);
  });

  test('a draft: no version, no purposes, and nobody may', async () => {
    const { roster } = await startAtTheDoor([], (each) => ({
      ...each,
      version: { ...each.version, state: 'draft', agreed: {} },
    }));
    const { template, purposes, people } = await roster();
    assert.deepEqual([template.version, template.languages, purposes], [null, [], []]);
    assert.deepEqual(template.name, { fi: 'Kuvauslupa', sv: 'Fotografering' });
    assert.deepEqual(
      people.map(({ answers }) => answers),
      [[]],
    );
  });

  test('what does not rest on consent asks nobody, and lists nobody', async () => {
    const { roster } = await startAtTheDoor(SENT, (each) => ({
      ...each,
      template: { ...each.template, legalBasis: 'public-task' },
    }));
    const { template, people, total } = await roster();
    assert.deepEqual([template.asksConsent, people, total], [false, [], 0]);
  });
});

describe('who sees the list', () => {
  test('the staff of the group, carers too; not those of another group, of another organisation, or citizens', async () => {
    const { municipality, store, ask, carer, staff, editor, viewer } = await startAtTheDoor();
    const { organisation } = municipality;
    await store.transaction((tx) =>
      tx.groups.addGroup({ id: 'another', organisationId: organisation.id, name: { fi: 'Toinen' } }),
    );
    const elsewhere = await addMunicipality(new MemoryStore());
    const cases: [Actor | null, number][] = [
      [carer, 200],
      [viewer, 200],
      [editor, 200],
      [await staff('carer', ['another']), 404],
      [await staff('viewer', []), 404],
      [actorOf(municipality.guardian), 404],
      [actorOf(elsewhere.guardian), 404],
      [{ ...carer, organisationId: elsewhere.organisation.id }, 404],
      [null, 401],
    ];
    for (const [actor, status] of cases) {
      const answer = await ask(actor, { path: `/api/templates/${municipality.template.id}/roster` });
      assert.equal(answer.status, status, answer.text);
      if (status !== 200) assert.ok(!answer.text.includes('Ahonen'));
    }
    assert.equal((await ask(carer, { path: `/api/templates/${randomUUID()}/roster` })).status, 404);
  });

  test('a carer finds the templates of the group in the list, and not how many have answered what', async () => {
    const { ask, carer, viewer, roster } = await startAtTheDoor();
    const listFor = async (actor: Actor) =>
      ((await ask(actor, { path: '/api/templates' })).json as TemplateList).items.map((item) => [
        item.mayReadRequests,
        item.mayWrite,
        item.statuses,
      ]);
    assert.deepEqual(await listFor(carer), [[false, false, []]]);
    assert.deepEqual(await listFor(viewer), [[true, false, [{ status: 'requested', count: 1 }]]]);
    assert.equal((await roster()).people.length, 1);
  });

  test('a carer finds no template that has never been published: nobody is asked by it, and somebody writes in it', async () => {
    const { ask, carer, viewer, store, municipality } = await startAtTheDoor();
    const { organisation, template, version } = municipality;
    await store.transaction(async (tx) => {
      await tx.addTemplate({ ...template, id: 'written' });
      await tx.addVersion({ ...version, id: 'written-1', templateId: 'written', state: 'draft', agreed: {} });
      await tx.addressees.setTarget(organisation.id, 'written', { kind: 'group', groupId: GROUP });
    });
    const listed = async (actor: Actor) =>
      ((await ask(actor, { path: '/api/templates' })).json as TemplateList).items.map(({ id }) => id);
    assert.deepEqual(await listed(viewer), [template.id, 'written']);
    assert.deepEqual(await listed(carer), [template.id]);
  });
});
