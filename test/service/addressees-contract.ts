/** What every store must do about whom a template is directed to: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { GuardianshipRecord } from '../../demo-server/service/groups/group-register.ts';
import { lookAgain } from '../../demo-server/service/group-requests/look-again.ts';
import { participantsOf } from '../../demo-server/service/group-requests/participants.ts';
import { quietSince } from '../../demo-server/service/group-requests/template-access.ts';
import type {
  Addressee,
  AddresseeFilter,
  AddresseeRules,
} from '../../demo-server/service/group-requests/addressee-register.ts';
import type { MailOutcome } from '../../demo-server/service/mail/mail-register.ts';
import { DuplicateRequest, type NewEvent, type PersonRecord, type Store } from '../../demo-server/service/store.ts';
import { assessRequest } from '../../src/model/assess-request.ts';
import { CUSTODIES } from '../../src/model/consent-request.ts';
import { decidersOf } from '../../src/model/deciders.ts';
import { ACTS, SORTS } from '../../src/model/group-act.ts';
import { effective } from '../../demo-server/service/authorisation.ts';
import { FULL } from './extent.ts';
import { addMunicipality, newMunicipality, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const LATER = '2026-12-20T10:00:00.000Z';
const GROUP = 'the-group';
const BY_NAME = { sort: 'name', descending: false, offset: 0, limit: 1000 } as const;

function rulesOf({ organisation, template, version }: Municipality, change: Partial<AddresseeRules> = {}) {
  return {
    organisationId: organisation.id,
    templateId: template.id,
    major: version.major,
    bornBy: '2008-11-20',
    selfOnly: false,
    fosterMay: false,
    quietSince: quietSince(NOW),
    ...change,
  };
}

interface Family {
  person: PersonRecord;
  guardians: GuardianshipRecord[];
}

/** A municipality whose template is directed to a group, which is empty. */
async function startGroup(store: Store, change: (each: Municipality) => Municipality = (each) => each) {
  const municipality = change(newMunicipality());
  await addMunicipality(store, municipality);
  const { organisation, template } = municipality;
  await store.transaction(async (tx) => {
    await tx.groups.addGroup({ id: GROUP, organisationId: organisation.id, name: { fi: 'Ryhmä' } });
    await tx.addressees.setTarget(organisation.id, template.id, { kind: 'group', groupId: GROUP });
  });
  return municipality;
}

async function addMember(
  store: Store,
  { organisation }: Municipality,
  {
    givenNames = 'Aino',
    familyName = 'Ahonen',
    birthDate = '2018-01-01' as string | null,
    custodies = ['joint'] as GuardianshipRecord['custody'][],
    join = true,
  } = {},
): Promise<Family> {
  const organisationId = organisation.id;
  const add = async (name: Partial<PersonRecord>) => {
    const person = { id: randomUUID(), organisationId, identityHash: randomUUID(), birthDate: null, ...name };
    await store.transaction((tx) => tx.addPerson(person as PersonRecord));
    return person as PersonRecord;
  };
  const person = await add({ givenNames, familyName, birthDate });
  const guardians: GuardianshipRecord[] = [];
  for (const custody of custodies) {
    const { id } = await add({ givenNames: 'Huoltaja', familyName });
    guardians.push({
      subjectId: person.id,
      guardianId: id,
      custody,
      unreachable: false,
      protected: false,
      relation: 'child',
    });
  }
  await store.transaction(async (tx) => {
    await tx.groups.setGuardians(organisationId, [person.id], guardians);
    if (join) await tx.groups.join(organisationId, GROUP, [person.id], NOW);
  });
  return { person, guardians };
}

/** Sends a request, and lets happen to it what is told. */
async function ask(
  store: Store,
  { organisation, template, version }: Municipality,
  { person, guardians }: Family,
  events: NewEvent[] = [],
  change: { versionId?: string; lastValidDay?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await store.transaction(async (tx) => {
    await tx.addRequest({
      id,
      organisationId: organisation.id,
      versionId: version.id,
      subjectId: person.id,
      participants: participantsOf(template, person.id, guardians),
      lastValidDay: null,
      renewsId: null,
      ...change,
    });
    const sent = { type: 'sent', at: '2026-11-01T08:00:00.000Z' } as const;
    for (const event of [sent, ...events]) await tx.appendEvent(organisation.id, id, event);
  });
  return id;
}

function answered(
  { version }: Municipality,
  { guardians }: Family,
  type: 'accepted' | 'refused' | 'withdrawn' = 'accepted',
  which = 0,
): NewEvent {
  const personId = guardians[which]!.guardianId;
  return { type, at: '2026-11-02T08:00:00.000Z', personId, shown: { versionId: version.id, language: 'fi' } };
}

export function addresseesContract(
  name: string,
  open: () => Promise<OpenedStores>,
  skip: string | false = false,
): void {
  describe(`addressees: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    /** The page of everybody but the child that a municipality begins with. */
    async function pageOf(
      municipality: Municipality,
      filter: AddresseeFilter = {},
      place: Partial<Parameters<Store['transaction']>[0]> & Record<string, unknown> = {},
      { now = NOW, rules = {} }: { now?: string; rules?: Partial<AddresseeRules> } = {},
    ) {
      const { organisation, template, child } = municipality;
      await lookAgain(store, organisation.id, template.id, now);
      return store.transaction((tx) =>
        tx.addressees.page(
          rulesOf(municipality, rules),
          { except: [child.id], ...filter },
          { ...BY_NAME, ...(place as object) },
        ),
      );
    }
    const names = (rows: Addressee[]) => rows.map(({ person }) => `${person.familyName} ${person.givenNames}`);

    test('names stand as Finnish and Swedish have them, whatever their case and accents', async () => {
      const municipality = await startGroup(store);
      const families = [
        'Österman',
        'Zidane',
        'Äijälä',
        'Wiik',
        'Åberg',
        'aalto',
        'Élan',
        'Edit',
        'Öhman',
        'Ylä-Aho',
        'Ylä',
      ];
      for (const familyName of families) await addMember(store, municipality, { familyName });
      const { rows } = await pageOf(municipality);
      assert.deepEqual(
        rows.map(({ person }) => person.familyName),
        ['aalto', 'Edit', 'Élan', 'Wiik', 'Ylä', 'Ylä-Aho', 'Zidane', 'Åberg', 'Äijälä', 'Öhman', 'Österman'],
      );
      const reversed = await pageOf(municipality, {}, { descending: true });
      assert.deepEqual(names(reversed.rows), names(rows).reverse());
    });

    test('who is directed to now comes by name, with the newest request, and who has left does not', async () => {
      const municipality = await startGroup(store);
      const { organisation, template, version } = municipality;
      const next = { ...version, id: randomUUID(), major: version.major + 1, minor: 0, state: 'draft' as const };
      await store.transaction((tx) => tx.addVersion({ ...next, agreed: {} }));
      const asked = await addMember(store, municipality, { familyName: 'Öhman' });
      const first = await ask(store, municipality, asked);
      const newest = await ask(store, municipality, asked, [], { versionId: next.id });
      assert.notEqual(first, newest);
      await addMember(store, municipality, { familyName: 'Aho', givenNames: 'Åsa' });
      await addMember(store, municipality, { familyName: 'Aho', givenNames: 'Aino' });
      const left = await addMember(store, municipality, { familyName: 'Lähtenyt' });
      await ask(store, municipality, left);
      await addMember(store, municipality, { familyName: 'Muu', join: false });
      await store.transaction((tx) => tx.groups.leave(organisation.id, GROUP, [left.person.id], LATER));
      const directed = await store.transaction((tx) => tx.addressees.directedTo(organisation.id, template.id));
      assert.deepEqual(
        directed.map(({ person, requestId }) => [person.familyName, person.givenNames, requestId]),
        [
          ['Aho', 'Aino', null],
          ['Aho', 'Åsa', null],
          ['Öhman', 'Aino', newest],
        ],
      );
      assert.deepEqual(directed.at(-1)?.person, asked.person);
    });

    test('of named people those who are named, and of no target nobody', async () => {
      const municipality = newMunicipality();
      await addMunicipality(store, municipality);
      const { organisation, template, stranger } = municipality;
      const directed = async () => {
        const found = await store.transaction((tx) => tx.addressees.directedTo(organisation.id, template.id));
        return found.map(({ person }) => person.id);
      };
      assert.deepEqual(await directed(), []);
      await store.transaction(async (tx) => {
        await tx.addressees.setTarget(organisation.id, template.id, { kind: 'people' });
        await tx.addressees.addPeople(organisation.id, template.id, [stranger.id], NOW);
      });
      assert.deepEqual(await directed(), [stranger.id]);
      const elsewhere = await addMunicipality(store);
      assert.deepEqual(
        await store.transaction((tx) => tx.addressees.directedTo(elsewhere.organisation.id, template.id)),
        [],
      );
      await store.transaction((tx) => tx.addressees.removePeople(organisation.id, template.id, [stranger.id]));
      assert.deepEqual(await directed(), []);
    });

    test('are found by parts of their names, and by nothing that looks like a pattern', async () => {
      const municipality = await startGroup(store);
      for (const [givenNames, familyName] of [
        ['Aino Orvokki', 'Haapalehto'],
        ['Åsa', 'Haapa_lehto'],
        ['Hilja', "O'Hara 100%"],
      ] as const)
        await addMember(store, municipality, { givenNames, familyName });
      const found = async (search: string) => names((await pageOf(municipality, { search })).rows);
      assert.deepEqual(await found('HAAPA'), ['Haapa_lehto Åsa', 'Haapalehto Aino Orvokki']);
      assert.deepEqual(await found('orvokki  haapal'), ['Haapalehto Aino Orvokki']);
      assert.deepEqual(await found('_'), ['Haapa_lehto Åsa']);
      assert.deepEqual(await found('%'), ["O'Hara 100% Hilja"]);
      assert.deepEqual(await found("o'hara"), ["O'Hara 100% Hilja"]);
      assert.deepEqual(await found('åsa'), ['Haapa_lehto Åsa']);
      assert.deepEqual(await found('asa'), []);
      assert.deepEqual(await found(' '), names((await pageOf(municipality)).rows));
    });

    test('are those who are in the group now, and those who were asked', async () => {
      const municipality = await startGroup(store);
      const { organisation, template } = municipality;
      const stays = await addMember(store, municipality, { familyName: 'B' });
      const leaves = await addMember(store, municipality, { familyName: 'A' });
      const gone = await addMember(store, municipality, { familyName: 'C' });
      const elsewhere = await addMember(store, municipality, { familyName: 'D', join: false });
      await ask(store, municipality, leaves);
      await store.transaction((tx) => tx.groups.leave(organisation.id, GROUP, [leaves.person.id, gone.person.id], NOW));
      const { rows } = await pageOf(municipality);
      assert.deepEqual(
        rows.map(({ person, current, status }) => [person.id, current, status]),
        [
          [leaves.person.id, false, 'requested'],
          [stays.person.id, true, 'not-sent'],
        ],
      );
      assert.equal(rows[0]!.hindrances.send, 'left');

      await store.transaction(async (tx) => {
        await tx.addressees.setTarget(organisation.id, template.id, { kind: 'people' });
        await tx.addressees.addPeople(organisation.id, template.id, [elsewhere.person.id, elsewhere.person.id], NOW);
        await tx.addressees.addPeople(organisation.id, template.id, [elsewhere.person.id, gone.person.id], LATER);
        await tx.addressees.removePeople(organisation.id, template.id, [gone.person.id, stays.person.id]);
      });
      assert.deepEqual(
        (await pageOf(municipality)).rows.map(({ person, current }) => [person.id, current]),
        [
          [leaves.person.id, false],
          [elsewhere.person.id, true],
        ],
      );
      const target = await store.transaction((tx) => tx.addressees.target(organisation.id, template.id));
      assert.deepEqual(target, { kind: 'people' });
    });

    test('have the status of their newest request, as it is at the moment of asking', async () => {
      const municipality = await startGroup(store);
      const { organisation, version } = municipality;
      const family = await addMember(store, municipality);
      const first = await ask(store, municipality, family, [], { lastValidDay: '2026-12-01' });
      const only = async (now = NOW) => (await pageOf(municipality, {}, {}, { now })).rows[0]!;
      assert.deepEqual([(await only()).status, (await only()).requestId], ['requested', first]);
      const happen = (event: NewEvent) => store.transaction((tx) => tx.appendEvent(organisation.id, first, event));
      await happen(answered(municipality, family));
      assert.equal((await only()).status, 'given');
      assert.equal((await only(LATER)).status, 'expired', 'nothing has happened but time');
      await happen({ type: 'closed', at: NOW });
      assert.equal((await only()).status, 'closed');

      const second = { ...version, id: randomUUID(), major: version.major + 1 };
      await store.transaction((tx) => tx.addVersion(second));
      const next = await ask(store, municipality, family, [], { versionId: second.id });
      assert.deepEqual([(await only()).status, (await only()).requestId], ['requested', next]);
    });

    test('are asked once by one major version', async () => {
      const municipality = await startGroup(store);
      const { version } = municipality;
      const family = await addMember(store, municipality);
      await ask(store, municipality, family);
      await assert.rejects(ask(store, municipality, family), DuplicateRequest);
      const minor = { ...version, id: randomUUID(), minor: version.minor + 1 };
      const major = { ...version, id: randomUUID(), major: version.major + 1 };
      await store.transaction(async (tx) => {
        await tx.addVersion(minor);
        await tx.addVersion(major);
      });
      await assert.rejects(ask(store, municipality, family, [], { versionId: minor.id }), DuplicateRequest);
      await ask(store, municipality, family, [], { versionId: major.id });
    });

    test('nothing of one organisation is another one’s', async () => {
      const [ours, theirs] = [await startGroup(store), await startGroup(store)];
      const family = await addMember(store, theirs);
      await ask(store, theirs, family);
      assert.deepEqual((await pageOf(ours)).rows, []);
      const found = await store.transaction((tx) => tx.addressees.peopleByName(ours.organisation.id, 'ahonen', 50));
      assert.ok(found.every(({ organisationId }) => organisationId === ours.organisation.id));
      await store.transaction((tx) =>
        tx.addressees.removePeople(ours.organisation.id, theirs.template.id, [family.person.id]),
      );
      assert.equal((await pageOf(theirs)).rows.length, 1);
    });

    test('people are found by name, the first of them by it', async () => {
      const municipality = await startGroup(store);
      for (const familyName of ['Ö', 'Ä', 'Å'])
        await addMember(store, municipality, { givenNames: 'Quido', familyName });
      const found = await store.transaction((tx) =>
        tx.addressees.peopleByName(municipality.organisation.id, 'QUIDO', 2),
      );
      assert.deepEqual(
        found.map(({ familyName }) => familyName),
        ['Å', 'Ä'],
      );
    });

    test('a page is a part of the whole, and counts tell of all that match', async () => {
      const municipality = await startGroup(store);
      const families: Family[] = [];
      for (const familyName of ['A', 'B', 'C', 'D', 'E'])
        families.push(await addMember(store, municipality, { familyName }));
      await ask(store, municipality, families[1]!);
      await ask(store, municipality, families[3]!, [answered(municipality, families[3]!)]);
      const whole = await pageOf(municipality);
      const parts = [
        await pageOf(municipality, {}, { limit: 2 }),
        await pageOf(municipality, {}, { offset: 2, limit: 10 }),
      ];
      assert.deepEqual(
        parts.flatMap(({ rows }) => names(rows)),
        names(whole.rows),
      );
      assert.deepEqual(parts[0]!.counts, whole.counts);
      assert.deepEqual(
        whole.counts.map(({ status, count, possible }) => [status, count, possible.send, possible.close]),
        [
          ['not-sent', 3, 3, 0],
          ['requested', 1, 0, 1],
          ['given', 1, 0, 1],
        ],
      );
      const waiting = await pageOf(municipality, { status: 'requested' });
      assert.deepEqual(names(waiting.rows), ['B Aino']);
      assert.deepEqual(waiting.counts, whole.counts, 'the status does not narrow the counts');
      const [first, second] = families.map(({ person }) => person.id);
      assert.equal((await pageOf(municipality, { ids: [first!, second!] })).rows.length, 2);
      assert.equal((await pageOf(municipality, { ids: [] })).rows.length, 0);
      assert.equal((await pageOf(municipality, { except: [municipality.child.id, first!] })).rows.length, 4);
    });

    test('what stands in the way of an act is what the rules of the model say', async () => {
      const custody = fc.constantFrom(...CUSTODIES);
      const world = fc.record({
        approvalMode: fc.constantFrom('self', 'any-guardian', 'all-guardians'),
        selfFrom: fc.constantFrom(null, 13),
        members: fc.array(
          fc.record({
            custodies: fc.array(custody, { maxLength: 3 }),
            birthDate: fc.constantFrom('2018-01-01', '2013-11-20', '2013-11-21', '2008-11-20', '2008-11-21', null),
            sent: fc.boolean(),
            events: fc.subarray(['accepted', 'refused', 'answering-ended', 'closed'] as const),
            contacts: fc.array(fc.constantFrom('none', 'contact', 'unidentified'), { minLength: 4, maxLength: 4 }),
            written: fc.constantFrom(null, 1, 5),
            state: fc.constantFrom('waiting', 'sent', 'dead'),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      });
      await fc.assert(
        fc.asyncProperty(world, async ({ approvalMode, selfFrom, members }) => {
          const municipality = await startGroup(store, (each) => ({
            ...each,
            template: { ...each.template, approvalMode: approvalMode as 'self', selfFrom },
          }));
          const { organisation, template } = municipality;
          const organisationId = organisation.id;
          const families = new Map<string, { family: Family; requestId: string | null }>();
          for (const [index, member] of members.entries()) {
            const family = await addMember(store, municipality, { ...member, familyName: `Perhe ${index}` });
            const events: NewEvent[] = member.events.map((type) =>
              type === 'accepted' || type === 'refused'
                ? family.guardians.length === 0
                  ? { type: 'suspended', at: '2026-11-02T08:00:00.000Z' }
                  : answered(municipality, family, type, type === 'refused' ? family.guardians.length - 1 : 0)
                : { type, at: '2026-11-03T08:00:00.000Z' },
            );
            const requestId = member.sent ? await ask(store, municipality, family, events) : null;
            families.set(family.person.id, { family, requestId });
            await store.transaction(async (tx) => {
              const people = [family.person.id, ...family.guardians.map(({ guardianId }) => guardianId)];
              for (const [n, personId] of people.entries()) {
                if (member.contacts[n] !== 'contact') continue;
                const contact = { organisationId, personId, email: 'a@b.example', language: 'fi', source: 'register' };
                await tx.mail.setContact(contact as never);
                if (requestId === null || member.written === null) continue;
                const at = new Date(Date.parse(NOW) - member.written * 24 * 60 * 60 * 1000).toISOString();
                const id = randomUUID();
                const mail = { id, organisationId, kind: 'request', requestId, personId, key: id } as const;
                await tx.mail.addMail({ ...mail, createdAt: at, notBefore: at });
                if (member.state === 'waiting') continue;
                const [taken] = await tx.mail.takeMails(organisationId, { now: NOW, until: LATER }, 1);
                const outcome: MailOutcome =
                  member.state === 'sent' ? { state: 'sent', sentAt: at } : { state: 'dead', error: 'address-refused' };
                await tx.mail.settleMail(organisationId, taken!.id, taken!.attempts, outcome);
              }
            });
          }
          const { rows, counts } = await pageOf(
            municipality,
            {},
            {},
            {
              rules: {
                bornBy: selfFrom === 13 ? '2013-11-20' : '2008-11-20',
                selfOnly: approvalMode === 'self',
                fosterMay: approvalMode === 'any-guardian',
              },
            },
          );
          assert.equal(rows.length, members.length);
          for (const [index, row] of rows.entries()) {
            const member = members[index]!;
            const { family, requestId } = families.get(row.person.id)!;
            if (requestId === null) {
              const participants = participantsOf(template, row.person.id, family.guardians);
              const rules = { ...template, participants, subjectBirthDate: member.birthDate };
              const somebody = decidersOf(rules, NOW).length > 0;
              assert.deepEqual(row.hindrances, {
                send: somebody ? null : 'nobody-to-answer',
                remind: 'not-sent',
                'end-answering': 'not-sent',
                close: 'not-sent',
              });
              continue;
            }
            const [request] = await store.transaction((tx) => tx.requestsById(organisationId, [requestId]));
            const { status, views } = assessRequest(effective(request!), NOW);
            assert.equal(row.status, status);
            const awaited = Object.entries(views)
              .filter(([, view]) => view.standing === 'waiting')
              .map(([id]) => id);
            const people = [family.person.id, ...family.guardians.map(({ guardianId }) => guardianId)];
            const reachable = awaited.filter((id) => member.contacts[people.indexOf(id)] === 'contact');
            const quiet = member.written === 1 && member.state !== 'dead';
            const remind =
              awaited.length === 0
                ? 'nobody-awaited'
                : reachable.length === 0
                  ? 'no-address'
                  : quiet
                    ? 'written-recently'
                    : null;
            const closed = member.events.includes('closed');
            const over = member.events.includes('answering-ended');
            assert.deepEqual(row.hindrances, {
              send: 'already-sent',
              remind,
              'end-answering': closed ? 'closed' : over ? 'answering-over' : null,
              close: closed ? 'closed' : null,
            });
          }
          for (const act of ACTS) {
            const possible = counts.reduce((total, each) => total + each.possible[act], 0);
            assert.equal(possible, rows.filter(({ hindrances }) => hindrances[act] === null).length, act);
          }
          // In whatever order, the same ones.
          for (const sort of SORTS) {
            const sorted = await pageOf(municipality, {}, { sort, descending: true });
            assert.deepEqual(names(sorted.rows).sort(), names(rows));
          }
        }),
        { numRuns: FULL ? 300 : 25 },
      );
    });

    test('whoever is without an identity code is there, and is not written to', async () => {
      const municipality = await startGroup(store);
      const { organisation } = municipality;
      const family = await addMember(store, municipality, { custodies: [] });
      const unknown = { ...family.person, id: randomUUID(), identityHash: null };
      await store.transaction(async (tx) => {
        await tx.addPerson(unknown);
        await tx.addPerson({ ...unknown, id: randomUUID() });
        await tx.mail.setContact({
          organisationId: organisation.id,
          personId: unknown.id,
          email: 'a@b.example',
          language: 'fi',
          source: 'register',
        } as never);
        const guardianship = {
          subjectId: family.person.id,
          guardianId: unknown.id,
          custody: 'sole',
          unreachable: false,
          protected: false,
          relation: 'child',
        } as const;
        await tx.groups.setGuardians(organisation.id, [family.person.id], [guardianship]);
        family.guardians.push(guardianship);
      });
      await ask(store, municipality, family);
      const { rows } = await pageOf(municipality);
      assert.equal(rows[0]!.hindrances.remind, 'no-address');
      assert.equal(rows[0]!.person.identityHash, family.person.identityHash);
    });

    test('tells when each was asked and first answered, of the newest text that was sent', async () => {
      const municipality = await startGroup(store);
      const { organisation, template, version } = municipality;
      const member = () => addMember(store, municipality, { custodies: ['joint', 'joint'] });
      const next = { ...version, id: randomUUID(), major: version.major + 1 };
      const unsent = { ...version, id: randomUUID(), major: version.major + 2, state: 'draft' as const };
      const times = async () => {
        const all = await store.transaction((tx) =>
          tx.addressees.answeredRequests(organisation.id, [template.id, 'none']),
        );
        assert.ok(all.every(({ templateId }) => templateId === template.id));
        return all.map(({ sentAt, answeredAt }) => `${sentAt.slice(5, 10)} ${answeredAt?.slice(5, 10) ?? '-'}`).sort();
      };
      const [first, second, third, fourth] = [await member(), await member(), await member(), await member()];
      const later = (event: NewEvent): NewEvent => ({ ...event, at: '2026-11-05T08:00:00.000Z' });
      const no = answered(municipality, first, 'refused', 1);
      await ask(store, municipality, first, [no, later(answered(municipality, first))]);
      await ask(store, municipality, second, [{ type: 'suspended', at: NOW }]);
      const erased = await ask(store, municipality, third, [answered(municipality, third)]);
      const before = await times();
      // The child that a municipality begins with has been asked, too.
      assert.deepEqual(before, ['11-01 -', '11-01 -', '11-01 11-02', '11-01 11-02']);
      await store.transaction((tx) => tx.erasePayload(organisation.id, erased, 2, LATER));
      assert.deepEqual(await times(), before.slice(0, 3));

      await store.transaction(async (tx) => {
        await tx.addVersion(next);
        await tx.addVersion(unsent);
      });
      await ask(store, municipality, fourth, [later(answered(municipality, fourth))], { versionId: next.id });
      await store.transaction(async (tx) => {
        const participants = participantsOf(template, first.person.id, first.guardians);
        const common = { organisationId: organisation.id, lastValidDay: null, renewsId: null, participants };
        const id = randomUUID();
        await tx.addRequest({ ...common, id, versionId: unsent.id, subjectId: first.person.id });
        await tx.appendEvent(organisation.id, id, { type: 'created', at: NOW });
      });
      assert.deepEqual(await times(), ['11-01 11-05']);
    });

    test('whoever of the staff has groups of their own has them in order, and others have all', async () => {
      const { organisation, stranger, guardian } = await startGroup(store);
      const id = organisation.id;
      await store.transaction(async (tx) => {
        for (const group of ['b', 'a']) await tx.groups.addGroup({ id: group, organisationId: id, name: {} });
        await tx.addStaff(id, stranger.id, 'viewer', ['b', 'a']);
        await tx.addStaff(id, guardian.id, 'editor');
      });
      const staff = await store.transaction(async (tx) => [
        await tx.staffMember(id, stranger.id),
        await tx.staffMember(id, guardian.id),
        await tx.staffMember(id, 'nobody'),
        (await tx.staffOrganisations(stranger.identityHash!)).map(({ personId, organisation: { id: of } }) => [
          personId,
          of,
        ]),
        await tx.staffOrganisations('nobody'),
      ]);
      assert.deepEqual(staff, [
        { role: 'viewer', groups: ['a', 'b'] },
        { role: 'editor', groups: null },
        undefined,
        [[stranger.id, id]],
        [],
      ]);
    });
  });
}
