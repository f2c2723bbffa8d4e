/** What every store must do about groups: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { GuardianshipRecord } from '../../demo-server/service/groups/group-register.ts';
import { fullName } from '../../demo-server/service/full-name.ts';
import { GROUP_ID } from '../../demo-server/service/seed/group.ts';
import { ORGANISATION_ID, seed } from '../../demo-server/service/seed/seed.ts';
import type { PersonRecord, Store } from '../../demo-server/service/store.ts';
import { addMunicipality, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const AT = '2026-08-10T06:00:00.000Z';
const LATER = '2026-09-10T06:00:00.000Z';

async function addGroup(store: Store, { organisation }: Municipality, id: string = randomUUID()) {
  const group = { id, organisationId: organisation.id, name: { fi: 'Auringonkukka', sv: 'Solrosen' } };
  await store.transaction((tx) => tx.groups.addGroup(group));
  return group;
}

function guardianshipOf({ child }: Municipality, guardian: PersonRecord): GuardianshipRecord {
  return {
    subjectId: child.id,
    guardianId: guardian.id,
    custody: 'sole',
    unreachable: true,
    protected: true,
    relation: 'child',
  };
}

export function groupsContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`groups: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    test('a group is counted, and is of its organisation alone', async () => {
      const [municipality, other] = [await addMunicipality(store), await addMunicipality(store)];
      const id = municipality.organisation.id;
      const second = await addGroup(store, municipality, 'b');
      const first = await addGroup(store, municipality, 'a');
      await addGroup(store, other, 'a');
      await store.transaction((tx) => tx.groups.join(id, 'a', [municipality.child.id], AT));
      const seen = await store.transaction(async (tx) => ({
        all: await tx.groups.groups(id),
        one: await tx.groups.group(id, 'b'),
        none: await tx.groups.group(id, 'c'),
        others: await tx.groups.members(other.organisation.id, 'a'),
      }));
      assert.deepEqual(seen.all, [
        { ...first, members: 1 },
        { ...second, members: 0 },
      ]);
      assert.deepEqual(seen.one, { ...second, members: 0 });
      assert.equal(seen.none, undefined);
      assert.deepEqual(seen.others, []);
    });

    test('members are in the order of their names, a page at a time; who leaves is gone, and may come back', async () => {
      const municipality = await addMunicipality(store);
      const { organisation, child, guardian, otherGuardian, stranger } = municipality;
      const { id } = await addGroup(store, municipality);
      const all = [child, guardian, otherGuardian, stranger].map((person) => person.id);
      await store.transaction((tx) => tx.groups.join(organisation.id, id, all, AT));
      const names = (page?: { offset: number; limit: number }) =>
        store.transaction(async (tx) =>
          (await tx.groups.members(organisation.id, id, page)).map(({ person }) => person.givenNames),
        );
      assert.deepEqual(await names(), ['Aino', 'Kaarina', 'Topi', 'Åke']);
      assert.deepEqual(await names({ offset: 1, limit: 2 }), ['Kaarina', 'Topi']);
      await store.transaction((tx) => tx.groups.leave(organisation.id, id, [child.id, stranger.id], LATER));
      assert.equal((await store.transaction((tx) => tx.groups.group(organisation.id, id)))?.members, 2);
      await store.transaction((tx) => tx.groups.join(organisation.id, id, [child.id], LATER));
      const members = await store.transaction((tx) => tx.groups.members(organisation.id, id));
      assert.deepEqual(
        members.map(({ person, joinedAt }) => [person, joinedAt]),
        [
          [child, LATER],
          [guardian, AT],
          [otherGuardian, AT],
        ],
      );
    });

    test('nobody is in a group twice, and none but people of the organisation are', async () => {
      const [municipality, other] = [await addMunicipality(store), await addMunicipality(store)];
      const { organisation, child } = municipality;
      const { id } = await addGroup(store, municipality);
      const join = (...people: string[]) => store.transaction((tx) => tx.groups.join(organisation.id, id, people, AT));
      await join(child.id);
      await assert.rejects(join(child.id));
      await assert.rejects(join(other.child.id));
      const members = await store.transaction((tx) => tx.groups.members(organisation.id, id));
      assert.deepEqual(
        members.map(({ person }) => person.id),
        [child.id],
      );
    });

    test('guardians come out as they were given, in their order; new ones take their place', async () => {
      const municipality = await addMunicipality(store);
      const { organisation, child, guardian, otherGuardian } = municipality;
      const both = [guardianshipOf(municipality, otherGuardian), guardianshipOf(municipality, guardian)];
      const set = (...guardians: GuardianshipRecord[]) =>
        store.transaction((tx) => tx.groups.setGuardians(organisation.id, [child.id], guardians));
      const read = () => store.transaction((tx) => tx.groups.guardiansOf(organisation.id, [child.id]));
      await set(...both);
      assert.deepEqual(await read(), [
        { ...both[0], guardian: otherGuardian },
        { ...both[1], guardian },
      ]);
      await assert.rejects(set(both[0]!, both[0]!), 'one guardian twice');
      await assert.rejects(set({ ...both[0]!, subjectId: guardian.id }), 'of somebody else');
      assert.equal((await read()).length, 2);
      await set();
      assert.deepEqual(await read(), []);
    });

    test('those whose guardian somebody is are found, in their organisation and by their ids', async () => {
      const municipality = await addMunicipality(store);
      const { organisation, child, guardian, otherGuardian, stranger } = municipality;
      const other = await addMunicipality(store);
      const ofChild = guardianshipOf(municipality, guardian);
      const ofStranger = { ...ofChild, subjectId: stranger.id, custody: 'appointed', relation: 'ward' } as const;
      await store.transaction(async (tx) => {
        await tx.groups.setGuardians(
          organisation.id,
          [stranger.id, child.id],
          [ofStranger, ofChild, guardianshipOf(municipality, otherGuardian)],
        );
        await tx.groups.setGuardians(other.organisation.id, [other.child.id], [guardianshipOf(other, other.guardian)]);
      });
      const read = (organisationId: string, id: string) =>
        store.transaction((tx) => tx.groups.guardedBy(organisationId, id));
      assert.deepEqual(
        await read(organisation.id, guardian.id),
        [
          { ...ofChild, subject: child },
          { ...ofStranger, subject: stranger },
        ].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1)),
      );
      assert.deepEqual(await read(other.organisation.id, guardian.id), []);
      assert.deepEqual(await read(organisation.id, child.id), []);
    });

    test('people are added, found and renamed, each in their organisation', async () => {
      const { organisation, child, guardian } = await addMunicipality(store);
      const other = await addMunicipality(store);
      const added = { ...child, id: randomUUID(), identityHash: randomUUID(), birthDate: '2018-04-12' };
      await store.transaction((tx) => tx.addPeople([added]));
      await assert.rejects(store.transaction((tx) => tx.addPeople([{ ...added, id: randomUUID() }])));
      await store.transaction((tx) =>
        tx.renamePerson(organisation.id, guardian.id, { givenNames: 'Kaarina Elisabet', familyName: 'Öhman' }),
      );
      await assert.rejects(
        store.transaction((tx) =>
          tx.renamePerson(other.organisation.id, guardian.id, { givenNames: 'A', familyName: 'B' }),
        ),
      );
      const hashes = [added.identityHash, guardian.identityHash, other.child.identityHash, 'nobody'];
      const found = await store.transaction((tx) => tx.peopleByIdentity(organisation.id, hashes));
      assert.deepEqual(
        found.sort((a, b) => a.givenNames.localeCompare(b.givenNames)),
        [added, { ...guardian, givenNames: 'Kaarina Elisabet', familyName: 'Öhman' }],
      );
    });

    test('contacts of many are read and changed as one by one', async () => {
      const { organisation, guardian, otherGuardian, child } = await addMunicipality(store);
      const contactOf = ({ id }: PersonRecord, email: string) => ({
        organisationId: organisation.id,
        personId: id,
        email,
        language: 'sv' as const,
        source: 'register' as const,
      });
      const asked = [guardian, otherGuardian, child].map(({ id }) => id);
      const read = (organisationId = organisation.id) =>
        store.transaction(async (tx) =>
          (await tx.mail.contactsOf(organisationId, asked)).map(({ email }) => email).sort(),
        );
      await store.transaction((tx) => tx.mail.setContact(contactOf(guardian, 'before@posti.example')));
      const changed = [contactOf(guardian, 'a@posti.example'), contactOf(otherGuardian, 'b@posti.example')];
      await store.transaction((tx) => tx.mail.setContacts(changed));
      assert.deepEqual(await read(), ['a@posti.example', 'b@posti.example']);
      assert.deepEqual(await read(randomUUID()), []);
      const one = () => store.transaction((tx) => tx.mail.contact(organisation.id, guardian.id));
      assert.deepEqual(await one(), changed[0]);
    });

    test('a person’s own contact stands before that of a list, which changes behind it and comes back', async () => {
      const { organisation, guardian, otherGuardian } = await addMunicipality(store);
      const organisationId = organisation.id;
      const both = [guardian.id, otherGuardian.id];
      const listed = (personId: string, email: string) =>
        ({ organisationId, personId, email, language: 'sv', source: 'register' }) as const;
      const own = { ...listed(guardian.id, 'own@posti.example'), source: 'profile' } as const;
      const [before, after] = [listed(guardian.id, 'before@posti.example'), listed(guardian.id, 'after@posti.example')];
      const other = listed(otherGuardian.id, 'other@posti.example');
      const read = () =>
        store.transaction(async (tx) => ({
          one: await tx.mail.contact(organisationId, guardian.id),
          many: (await tx.mail.contactsOf(organisationId, both)).map(({ email }) => email).sort(),
          listed: (await tx.mail.listedContacts(organisationId, both)).map(({ email }) => email).sort(),
        }));
      await store.transaction((tx) => tx.mail.setContacts([before, other]));
      await store.transaction((tx) => tx.mail.setContact(own));
      assert.deepEqual(await read(), {
        ...{ one: own, many: [other.email, own.email], listed: [before.email, other.email] },
      });
      await store.transaction((tx) => tx.mail.setContacts([after, other]));
      assert.deepEqual(await read(), {
        ...{ one: own, many: [other.email, own.email], listed: [after.email, other.email] },
      });
      for (const { id } of [guardian, otherGuardian, guardian])
        await store.transaction((tx) => tx.mail.removeOwnContact(organisationId, id));
      assert.deepEqual(await read(), {
        ...{ one: after, many: [after.email, other.email], listed: [after.email, other.email] },
      });
    });

    test('who is in no list and removes their own contact has none', async () => {
      const { organisation, stranger } = await addMunicipality(store);
      const whose = { organisationId: organisation.id, personId: stranger.id };
      await store.transaction((tx) =>
        tx.mail.setContact({ ...whose, email: 'own@posti.example', language: 'fi', source: 'profile' }),
      );
      await store.transaction((tx) => tx.mail.removeOwnContact(organisation.id, stranger.id));
      assert.equal(await store.transaction((tx) => tx.mail.contact(organisation.id, stranger.id)), undefined);
    });

    test('somebody is identified once, and nobody as another', async () => {
      const municipality = await addMunicipality(store);
      const { organisation, guardian, stranger } = municipality;
      const unknown: PersonRecord = { ...stranger, id: randomUUID(), identityHash: null, birthDate: null };
      const alike: PersonRecord = { ...unknown, id: randomUUID() };
      // Without an identity there may be any number of them.
      await store.transaction((tx) => tx.addPeople([unknown, alike]));
      const identity = { identityHash: randomUUID() as string, birthDate: '2018-05-06' };
      const identify = (id: string, who = identity, organisationId = organisation.id) =>
        store.transaction((tx) => tx.identifyPerson(organisationId, id, who));
      await assert.rejects(identify(unknown.id, { ...identity, identityHash: guardian.identityHash }));
      await assert.rejects(identify(unknown.id, identity, (await addMunicipality(store)).organisation.id));
      await identify(unknown.id);
      await assert.rejects(identify(unknown.id, { ...identity, identityHash: randomUUID() }));
      await assert.rejects(identify(alike.id));
      await assert.rejects(identify(guardian.id, { ...identity, identityHash: randomUUID() }));
      const found = await store.transaction((tx) => tx.personByIdentity(organisation.id, identity.identityHash));
      assert.deepEqual(found, { ...unknown, ...identity });
    });

    test('requests about a person are found, and other people take part in them', async () => {
      const { organisation, child, guardian, stranger, request } = await addMunicipality(store);
      await addMunicipality(store);
      const about = (...ids: string[]) => store.transaction((tx) => tx.requestsAbout(organisation.id, ids));
      assert.deepEqual(await about(), []);
      assert.deepEqual(await about(guardian.id), []);
      assert.deepEqual((await about(child.id, guardian.id))[0]?.participants, request.participants);
      const participants = [
        { personId: stranger.id, role: 'guardian' as const, relation: 'ward' as const, custody: 'appointed' as const },
        { personId: child.id, role: 'subject' as const, relation: 'self' as const },
      ];
      const set = (...people: typeof participants) =>
        store.transaction((tx) => tx.setParticipants(organisation.id, request.id, people));
      await set(...participants);
      await assert.rejects(set(...participants, participants[0]!));
      const [found] = await about(child.id);
      assert.deepEqual(found?.participants, participants);
      assert.equal(found?.events.length, 2);
      const theirs = await store.transaction((tx) => tx.requestsOf(organisation.id, stranger.id));
      assert.deepEqual(
        theirs.map(({ id }) => id),
        [request.id],
      );
    });

    test('the demo has the group of the deck', async () => {
      await seed(store, async (code) => `hash of ${code}`);
      const { group, members, guardians, contacts } = await store.transaction(async (tx) => {
        const found = await tx.groups.members(ORGANISATION_ID, GROUP_ID);
        const theirs = await tx.groups.guardiansOf(
          ORGANISATION_ID,
          found.map(({ person }) => person.id),
        );
        const ids = theirs.map(({ guardianId }) => guardianId);
        return {
          group: await tx.groups.group(ORGANISATION_ID, GROUP_ID),
          members: found.map(({ person }) => fullName(person)),
          guardians: Map.groupBy(theirs, ({ subjectId }) => subjectId),
          contacts: ids.length - (await tx.mail.contactsOf(ORGANISATION_ID, ids)).length,
        };
      });
      assert.equal(group?.name.fi, 'Auringonkukka, Amiraalit (oppijat)');
      assert.equal(group?.members, 27);
      assert.ok(members.includes('Ahto Ahdonpoika Simakuutio'));
      assert.equal(guardians.size, 26, 'one has no guardian');
      assert.ok([...guardians.values()].some(({ length }) => length === 2));
      assert.equal(contacts, 1, 'one has no e-mail');
    });

    test('of two who hold the groups at once, the second sees what the first has done', async () => {
      const municipality = await addMunicipality(store);
      const organisationId = municipality.organisation.id;
      const { id } = await addGroup(store, municipality);
      const joinUnlessThere = (server: Store) =>
        server.transaction(async (tx) => {
          await tx.groups.holdGroups(organisationId);
          if ((await tx.groups.members(organisationId, id)).length > 0) return 'there';
          await tx.groups.join(organisationId, id, [municipality.child.id], AT);
          return 'joined';
        });
      const outcomes = await Promise.all([store, opened.stores.at(-1)!, store].map(joinUnlessThere));
      assert.deepEqual(outcomes.sort(), ['joined', 'there', 'there']);
    });
  });
}
