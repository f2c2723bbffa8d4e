/** The statistics of a template over the service: for whom they are, and that nothing else tells what they hide. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import type { NewEvent } from '../../demo-server/service/store.ts';
import type { ResponseStatistics } from '../../src/contract/response-statistics.ts';
import type { TemplateList } from '../../src/contract/template-list.ts';
import { actorOf } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';

const SENT: NewEvent = { type: 'sent', at: '2026-11-02T08:00:00.000Z' };

const answers =
  (staffed: Staffed) =>
  (type: 'accepted' | 'refused' | 'withdrawn', day: number, nth: number): NewEvent => {
    const { version, guardian } = staffed.municipality;
    const at = new Date(Date.UTC(2026, 10, 2 + day, 10, 0, nth)).toISOString();
    return { type, at, personId: guardian.id, shown: { versionId: version.id, language: 'fi' } };
  };

/** Thirty asked: eight yes the next day, nine no the day after, one more yes a week later. */
async function startAnswered(): Promise<Staffed> {
  const staffed = await startStaffed((each) => each, []);
  const answer = answers(staffed);
  for (let nth = 0; nth < 30; nth += 1) {
    const yes = answer('accepted', 1, nth);
    const happened =
      nth < 8 ? [yes] : nth < 17 ? [answer('refused', 2, nth)] : nth < 18 ? [answer('accepted', 9, nth)] : [];
    await staffed.addRequest([SENT, ...happened]);
  }
  return staffed;
}

async function statistics({ ask, municipality }: Staffed, actor: Actor | null): Promise<ResponseStatistics> {
  const { status, json } = await ask(actor, { path: `/api/templates/${municipality.template.id}/statistics` });
  assert.equal(status, 200);
  return json as ResponseStatistics;
}

describe('the statistics of a template', () => {
  test('tell as of the last step how many have answered, when, and how', async () => {
    const staffed = await startAnswered();
    const found = await statistics(staffed, staffed.viewer);
    assert.deepEqual(found, {
      asks: true,
      asked: 30,
      from: '2026-11-02',
      until: '2026-11-20',
      told: {
        day: '2026-11-04',
        answered: 15,
        counted: 15,
        half: { answered: 15, days: 2 },
        points: [
          { day: '2026-11-03', answered: 5 },
          { day: '2026-11-04', answered: 15 },
        ],
        purposes: [
          {
            id: 'photos',
            name: { fi: 'Suostumus kuvaamiseen', sv: 'Samtycke till fotografering' },
            split: { yes: { least: 5, most: 9 }, no: { least: 6, most: 10 } },
          },
        ],
      },
    });
  });

  test('say nothing of fewer than five', async () => {
    const staffed = await startStaffed((each) => each, []);
    for (let nth = 0; nth < 12; nth += 1)
      await staffed.addRequest([SENT, ...(nth < 4 ? [answers(staffed)('refused', 1, nth)] : [])]);
    const { asked, told } = await statistics(staffed, staffed.editor);
    assert.deepEqual([asked, told], [12, null]);
  });

  test('begin anew with a new major version, when it is sent', async () => {
    const staffed = await startAnswered();
    const major = await staffed.addDraft({ major: 3, minor: 0, state: 'published' });
    await staffed.addRequest([], { versionId: major.id });
    assert.equal((await statistics(staffed, staffed.editor)).asked, 30);
    await staffed.addRequest([SENT], { versionId: major.id });
    const { asked, told } = await statistics(staffed, staffed.editor);
    assert.deepEqual([asked, told], [1, null]);
  });

  test('of what does not rest on consent tell that no answer is asked for', async () => {
    const staffed = await startStaffed(
      (each) => ({ ...each, template: { ...each.template, legalBasis: 'public-task' } }),
      [],
    );
    await staffed.addRequest([SENT]);
    const { asks, asked, told } = await statistics(staffed, staffed.editor);
    assert.deepEqual([asks, asked, told], [false, 1, null]);
  });

  test('are for those of the staff who may read them, and of whose group they are', async () => {
    const staffed = await startAnswered();
    const { store, municipality } = staffed;
    const { organisation, template, stranger } = municipality;
    const other = { ...stranger, id: randomUUID(), identityHash: randomUUID() };
    await store.transaction(async (tx) => {
      await tx.addPerson(other);
      await tx.addStaff(organisation.id, stranger.id, 'carer');
      await tx.groups.addGroup({ id: 'theirs', organisationId: organisation.id, name: {} });
      await tx.groups.addGroup({ id: 'another', organisationId: organisation.id, name: {} });
      await tx.addressees.setTarget(organisation.id, template.id, { kind: 'group', groupId: 'theirs' });
      await tx.addStaff(organisation.id, other.id, 'viewer', ['another']);
    });
    const ask = async (actor: Actor | null, id = template.id) =>
      (await staffed.ask(actor, { path: `/api/templates/${id}/statistics` })).status;
    assert.deepEqual(
      [await ask(staffed.editor), await ask(staffed.viewer), await ask(actorOf(stranger)), await ask(actorOf(other))],
      [200, 200, 404, 404],
    );
    assert.deepEqual([await ask(null), await ask(staffed.editor, 'unknown')], [401, 404]);
  });

  test('are told in short in the list of templates, to those who may read them', async () => {
    const staffed = await startAnswered();
    const { organisation, stranger } = staffed.municipality;
    await staffed.store.transaction((tx) => tx.addStaff(organisation.id, stranger.id, 'carer'));
    const listed = async (actor: Actor) => {
      const { json } = await staffed.ask(actor, { path: '/api/templates' });
      const [item] = (json as TemplateList).items;
      return item!;
    };
    const { told, ...counts } = await statistics(staffed, staffed.viewer);
    const { purposes: _, counted: __, ...times } = told!;
    const { asks: ___, ...others } = counts;
    assert.deepEqual((await listed(staffed.viewer)).responses, { ...others, told: times });
    const { responses, statuses } = await listed(actorOf(stranger));
    assert.deepEqual([responses, statuses], [null, []]);
  });
});
