/** Templates that are directed to named people: adults, and wards for whom their guardians answer. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { runJobs } from '../../demo-server/service/group-requests/run-jobs.ts';
import type { PersonRecord } from '../../demo-server/service/store.ts';
import type { BulkJob, Candidates, GroupRequests } from '../../src/contract/group-requests.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { actorOf, addMunicipality } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW, type Answer } from './test-service.ts';

const people = (staffed: Staffed, path: string, ids: unknown, actor: Actor | null = staffed.editor) =>
  staffed.ask(actor, {
    method: 'POST',
    path: `/api/templates/${staffed.municipality.template.id}/people${path}`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ids }),
  });

const search = (staffed: Staffed, text: string, actor: Actor | null = staffed.editor) =>
  staffed.ask(actor, {
    path: `/api/templates/${staffed.municipality.template.id}/candidates?${new URLSearchParams({ search: text })}`,
  });

async function page(staffed: Staffed): Promise<GroupRequests> {
  const path = `/api/templates/${staffed.municipality.template.id}/requests`;
  return (await staffed.ask(staffed.editor, { path })).json as GroupRequests;
}

const named = async (staffed: Staffed) =>
  (await page(staffed)).items.filter(({ current }) => current).map(({ id }) => id);

async function addPerson({ store, municipality }: Staffed, change: Partial<PersonRecord>): Promise<PersonRecord> {
  const person = { ...municipality.stranger, id: randomUUID(), identityHash: randomUUID(), ...change };
  await store.transaction((tx) => tx.addPerson(person));
  return person;
}

/** Sends to everybody whom it can be sent to. */
async function send(staffed: Staffed): Promise<void> {
  const { store, municipality, editor, clock } = staffed;
  const post = async (path: string, body: object) =>
    (
      await staffed.ask(editor, {
        method: 'POST',
        path: `/api/templates/${municipality.template.id}/requests/jobs${path}`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json as BulkJob;
  const { id } = await post('', { act: 'send', selection: { all: {} } });
  await post(`/${id}/start`, {});
  await runJobs({ store, organisationId: municipality.organisation.id, now: () => new Date(clock.now) });
}

const faults = ({ json }: Answer) => ((json as Problem).errors ?? []).map(({ field, message }) => [field, message]);

describe('named people', () => {
  test('are found by a part of their name, with the year of birth and no more', async () => {
    const staffed = await startStaffed();
    const { id } = await addPerson(staffed, {
      givenNames: 'Äijö Kalevi',
      familyName: 'Öhman',
      birthDate: '1950-02-03',
    });
    const found = await search(staffed, 'öhm ÄIJ');
    assert.deepEqual(found.json, { items: [{ id, name: 'Äijö Kalevi Öhman', birthYear: 1950 }] });
    const [aino] = ((await search(staffed, 'aino')).json as Candidates).items;
    assert.deepEqual(aino, { id: staffed.municipality.child.id, name: 'Aino Ahonen', birthYear: null });
    assert.deepEqual((await search(staffed, 'nobody')).json, { items: [] });
  });

  test('are twenty at most, by name, and of the own organisation alone', async () => {
    const staffed = await startStaffed();
    const { child } = await addMunicipality(staffed.store);
    for (let n = 24; n >= 0; n -= 1)
      await addPerson(staffed, { givenNames: `N${String(n).padStart(2, '0')}`, familyName: 'Nevala' });
    const { items } = (await search(staffed, 'vala n')).json as Candidates;
    assert.deepEqual(
      items.map(({ name }) => name),
      Array.from({ length: 20 }, (_, n) => `N${String(n).padStart(2, '0')} Nevala`),
    );
    const all = (await search(staffed, 'aino')).json as Candidates;
    assert.ok(all.items.every(({ id }) => id !== child.id));
  });

  for (const text of ['', 'a', ' a ', '12', '%', 'a'.repeat(101), 'aa\0']) {
    test(`are not found by ${JSON.stringify(text.slice(0, 5))}, which is no search`, async () => {
      const answer = await search(await startStaffed(), text);
      assert.deepEqual([answer.status, faults(answer).map(([field]) => field)], [400, ['search']]);
    });
  }

  test('are sent to, each adult themselves', async () => {
    const staffed = await startStaffed(
      (each) => ({ ...each, template: { ...each.template, approvalMode: 'self' } }),
      [],
    );
    const adult = await addPerson(staffed, { givenNames: 'Kalevi', birthDate: '1950-02-03' });
    assert.equal((await people(staffed, '', [adult.id])).status, 200);
    await send(staffed);
    const row = (await page(staffed)).items.find(({ id }) => id === adult.id)!;
    const { detail } = await staffed.detail(actorOf(adult), row.requestId!);
    assert.deepEqual(detail.decisions, ['accept', 'refuse']);
  });

  test('are sent to through their appointed guardians, who answer for them', async () => {
    const staffed = await startStaffed((each) => each, []);
    const { organisation } = staffed.municipality;
    const ward = await addPerson(staffed, { givenNames: 'Toini', birthDate: '1940-02-03' });
    const guardian = await addPerson(staffed, { givenNames: 'Eero' });
    await staffed.store.transaction((tx) =>
      tx.groups.setGuardians(
        organisation.id,
        [ward.id],
        [
          {
            ...{ subjectId: ward.id, guardianId: guardian.id, custody: 'appointed', relation: 'ward' },
            ...{ unreachable: false, protected: false },
          },
        ],
      ),
    );
    await people(staffed, '', [ward.id]);
    await send(staffed);
    const row = (await page(staffed)).items.find(({ id }) => id === ward.id)!;
    const { detail } = await staffed.detail(actorOf(guardian), row.requestId!);
    assert.deepEqual([detail.decisions, detail.subject.relation], [['accept', 'refuse'], 'ward']);
    assert.equal(
      (await staffed.decide(actorOf(guardian), { requestId: row.requestId!, decision: 'accept' })).status,
      200,
    );
    assert.equal((await page(staffed)).items.find(({ id }) => id === ward.id)?.status, 'given');
  });

  test('are named once, however often, and are taken away again', async () => {
    const staffed = await startStaffed((each) => each, []);
    const [a, b] = [await addPerson(staffed, { givenNames: 'A' }), await addPerson(staffed, { givenNames: 'B' })];
    for (const ids of [
      [a.id, b.id],
      [b.id, a.id, a.id],
    ])
      assert.equal((await people(staffed, '', ids)).status, 200);
    assert.deepEqual(await named(staffed), [a.id, b.id]);
    for (let n = 0; n < 2; n += 1) assert.equal((await people(staffed, '/remove', [a.id])).status, 200);
    assert.deepEqual(await named(staffed), [b.id]);
  });

  test('to whom it was sent are not taken away, and then nobody is', async () => {
    const staffed = await startStaffed((each) => each, []);
    const { child } = staffed.municipality;
    const other = await addPerson(staffed, { givenNames: 'B' });
    await people(staffed, '', [child.id, other.id]);
    const answer = await people(staffed, '/remove', [other.id, child.id]);
    assert.deepEqual([answer.status, faults(answer)], [409, [['ids.1', 'already-sent']]]);
    assert.deepEqual((await named(staffed)).sort(), [child.id, other.id].sort());
  });

  test('whom the organisation does not know are not named, and then nobody is', async () => {
    const staffed = await startStaffed((each) => each, []);
    const { guardian } = await addMunicipality(staffed.store);
    const mine = await addPerson(staffed, { givenNames: 'B' });
    const answer = await people(staffed, '', [mine.id, guardian.id, randomUUID()]);
    assert.equal(answer.status, 400);
    assert.deepEqual(
      faults(answer).map(([field]) => field),
      ['ids.1', 'ids.2'],
    );
    assert.deepEqual(await named(staffed), []);
  });

  for (const ids of [[], ['a b'], [7], 'x', Array.from({ length: 1001 }, () => randomUUID())]) {
    test(`are not ${JSON.stringify(ids).slice(0, 12)}`, async () => {
      const staffed = await startStaffed();
      for (const path of ['', '/remove']) assert.equal((await people(staffed, path, ids)).status, 400);
    });
  }

  test('are for editors of the whole organisation', async () => {
    const staffed = await startStaffed((each) => each, []);
    const { organisation, child, guardian } = staffed.municipality;
    const ofGroup = await addPerson(staffed, { givenNames: 'Ryhmän' });
    await staffed.store.transaction(async (tx) => {
      await tx.groups.addGroup({ id: 'group', organisationId: organisation.id, name: { fi: 'Ryhmä' } });
      await tx.addStaff(organisation.id, ofGroup.id, 'editor', ['group']);
    });
    for (const actor of [staffed.viewer, actorOf(ofGroup), actorOf(guardian)]) {
      assert.equal((await search(staffed, 'aino', actor)).status, 404);
      for (const path of ['', '/remove']) assert.equal((await people(staffed, path, [child.id], actor)).status, 404);
    }
    assert.deepEqual(await named(staffed), []);
  });

  test('are not those of a template that is directed to a group', async () => {
    const staffed = await startStaffed((each) => each, []);
    const { organisation, template, child } = staffed.municipality;
    await staffed.store.transaction(async (tx) => {
      await tx.groups.addGroup({ id: 'group', organisationId: organisation.id, name: { fi: 'Ryhmä' } });
      await tx.addressees.setTarget(organisation.id, template.id, { kind: 'group', groupId: 'group' });
    });
    const answers = [await search(staffed, 'aino'), await people(staffed, '', [child.id])];
    answers.push(await people(staffed, '/remove', [child.id]));
    for (const { status, json } of answers) assert.deepEqual([status, (json as Problem).code], [409, 'not-possible']);
    assert.deepEqual(await named(staffed), []);
  });

  test('are written down: who named them, and who took them away', async () => {
    const staffed = await startStaffed((each) => each, []);
    const { organisation, template } = staffed.municipality;
    const { id } = await addPerson(staffed, { givenNames: 'A' });
    await people(staffed, '', [id]);
    await people(staffed, '/remove', [id]);
    await people(staffed, '', [randomUUID()]);
    const acts = await staffed.store.transaction((tx) => tx.acts.acts(organisation.id, { limit: 10 }));
    const act = { at: NOW, personId: staffed.editor.personId, templateId: template.id, subjectIds: [id] };
    assert.deepEqual(acts, [
      { ...act, seq: 2, type: 'people-removed' },
      { ...act, seq: 1, type: 'people-added' },
    ]);
  });
});
