/** The staff's table of a group, the list of templates, and the organisations in which one works: over the service. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { actorIn } from '../../demo-server/service/organisations.ts';
import { GROUP_ID } from '../../demo-server/service/seed/group.ts';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, REQUEST_IDS, seed } from '../../demo-server/service/seed/seed.ts';
import type { GroupRequests } from '../../src/contract/group-requests.ts';
import type { OrganisationList } from '../../src/contract/organisation-list.ts';
import type { TemplateList } from '../../src/contract/template-list.ts';
import { startService, type TestService } from './test-service.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const personOf = (person: { id: string; givenNames: string }): Actor => ({
  organisationId: ORGANISATION_ID,
  personId: person.id,
  name: person.givenNames,
});
const HILKKA = personOf(PEOPLE.hilkka);
const VEIKKO = personOf(PEOPLE.veikko);
const STUDY = REQUEST_IDS.study.replace('-4d0a-', '-4d0c-');

async function startDemoService(): Promise<TestService> {
  const running = await startService();
  await seed(running.store, async (code) => `hash of ${code}`);
  running.clock.now = NOW;
  return running;
}

describe('the table of a group', () => {
  let running: TestService;
  before(async () => {
    running = await startDemoService();
  });

  const ask = (actor: Actor, query = '', template = GROUP_TEMPLATE_ID) =>
    running.ask(actor, { path: `/api/templates/${template}/requests${query}` });
  async function page(query = '', actor = HILKKA, template = GROUP_TEMPLATE_ID): Promise<GroupRequests> {
    const { status, json } = await ask(actor, query, template);
    assert.equal(status, 200);
    return json as GroupRequests;
  }
  const row = async (name: string) =>
    (await page(`?search=${encodeURIComponent(name)}&limit=100`)).items.find((each) => each.name.includes(name))!;

  test('tells what it is about, and how many there are', async () => {
    const { template, mayAct, total, offset, items, statuses, possible, running: job } = await page();
    assert.equal(template.name.fi, 'Amiraalit-ryhmän kuvauslupa, lukuvuosi 2026–2027');
    assert.deepEqual(template.target, {
      kind: 'group',
      groupId: GROUP_ID,
      name: {
        fi: 'Auringonkukka, Amiraalit (oppijat)',
        sv: 'Solrosen, Amiralerna (lärande)',
        en: 'Sunflower, Admirals (learners)',
      },
    });
    assert.deepEqual([mayAct, total, offset, items.length, job], [true, 27, 0, 20, null]);
    assert.equal(
      statuses.reduce((sum, { count }) => sum + count, 0),
      27,
    );
    assert.equal(possible.send, 7);
    assert.equal(possible.close, 27 - statuses.find(({ status }) => status === 'not-sent')!.count);
  });

  test('proposes the last day that its published version says, counted from today', async () => {
    assert.equal((await page()).template.proposedLastDay, '2027-07-31');
    assert.equal((await page('', HILKKA, STUDY)).template.proposedLastDay, null);
    // In Helsinki school has ended with the Saturday, and the next year is meant.
    for (const [now, proposed] of [
      ['2027-06-05T20:59:59.999Z', '2027-07-31'],
      ['2027-06-05T21:00:00.000Z', '2028-07-31'],
    ] as const) {
      running.clock.now = now;
      assert.equal((await page()).template.proposedLastDay, proposed);
    }
    running.clock.now = NOW;
  });

  test('shows each guardian with their own answer, and how it came', async () => {
    const { respondents, status, reason } = await row('Fanni');
    assert.deepEqual([status, reason], ['given', 'all-accepted']);
    const [raili, tauno] = respondents;
    assert.deepEqual(
      [raili!.name, raili!.answer, raili!.method, raili!.email, raili!.recorded],
      ['Raili Onnenpelto', 'given', 'web', 'raili.onnenpelto@posti.example', null],
    );
    assert.deepEqual(
      [tauno!.name, tauno!.answer, tauno!.method, tauno!.email],
      ['Tauno Onnenpelto', 'given', 'paper', null],
    );
    assert.deepEqual(tauno!.recorded, {
      by: 'Hilkka Henkilöstö',
      answeredOn: '2026-11-16',
      evidence: 'Kaavake 12, ryhmän kansio',
    });
    assert.deepEqual(tauno!.purposes, [{ id: 'all', answer: 'given', decisions: ['withdraw'] }]);
  });

  test('shows the staff a guardian under a safety ban, marked', async () => {
    const { respondents, status } = await row('Kaino');
    assert.equal(status, 'partly-given');
    assert.deepEqual(
      respondents.map(({ name, protected: banned, answer }) => [name, banned, answer]),
      [
        ['Hilkka Sudenmarja', false, 'given'],
        ['Urho Sudenmarja', true, 'none'],
      ],
    );
  });

  test('shows who would be asked of one who has not been, and one whom nobody answers for', async () => {
    const unsent = await row('Valkolehdokki');
    assert.deepEqual([unsent.status, unsent.requestId], ['not-sent', null]);
    assert.deepEqual(
      unsent.respondents.map(({ name, decides }) => [name, decides]),
      [
        ['Sylvi Valkolehdokki', true],
        ['Toivo Valkolehdokki', true],
      ],
    );
    assert.deepEqual((await row('Lauha')).respondents, []);
  });

  test('is narrowed, put in order and paged at the server', async () => {
    assert.deepEqual(
      (await page('?status=conflict')).items.map(({ name }) => name),
      ['Auli Marjatta Lumipilvi'],
    );
    const names = (await page('?limit=100')).items.map(({ name }) => name);
    assert.deepEqual(names.slice(-2), ['Tapio Äkkijyrkkä', 'Väinö Öljylehti']);
    const paged = [await page('?limit=20'), await page('?limit=20&offset=20')];
    assert.deepEqual(
      paged.flatMap(({ items }) => items.map(({ name }) => name)),
      names,
    );
    assert.deepEqual((await page('?limit=100&order=desc')).items.map(({ name }) => name).reverse(), names);
    const byTime = (await page('?sort=since&order=desc&limit=100')).items.map(({ since }) => since ?? '');
    assert.deepEqual(byTime, byTime.toSorted().reverse());
    assert.equal(byTime.at(-1), '');
  });

  test('tells anew of the rows that are named', async () => {
    const [first, , third] = (await page()).items;
    const again = await page(`?ids=${third!.id},${first!.id}`);
    assert.deepEqual(again.items, [first, third]);
  });

  test('an answer is there at the next look', async () => {
    const { possible } = await page();
    const waiting = await row('Kielo');
    const [respondent] = waiting.respondents;
    const actor = { organisationId: ORGANISATION_ID, personId: respondent!.id, name: '' };
    const { detail } = await running.detail(actor, waiting.requestId!);
    const answer = await running.decide(actor, {
      requestId: waiting.requestId!,
      versionId: detail.versionId,
      decision: 'accept',
    });
    assert.equal(answer.status, 200);
    const after = await row('Kielo');
    assert.deepEqual([after.status, after.respondents[0]!.answer], ['given', 'given']);
    const mail = after.respondents[0]!.delivery;
    assert.deepEqual([mail?.kind, mail?.state, mail?.error], ['receipt', 'waiting', 'none']);
    assert.equal((await page()).possible.remind, possible.remind - 1);
  });

  const BAD = [
    'limit=0',
    'limit=101',
    'offset=-1',
    'status=wrong',
    'sort=address',
    'order=up',
    `search=${'a'.repeat(101)}`,
    'search=%00',
    'ids=a%20b',
    `ids=${Array.from({ length: 101 }, (_, n) => n).join(',')}`,
  ];
  for (const query of BAD) {
    test(`says what is wrong with ?${query.slice(0, 30)}`, async () => {
      const { status, json } = await ask(HILKKA, `?${query}`);
      const { code, errors } = json as { code: string; errors: { field: string }[] };
      assert.deepEqual([status, code, errors[0]!.field], [400, 'invalid-message', query.split('=')[0]]);
    });
  }

  test('one of the group’s own staff sees it and may not act; what is for named people is not theirs', async () => {
    assert.equal((await page('', VEIKKO)).mayAct, false);
    assert.equal((await ask(VEIKKO, '', STUDY)).status, 404);
    assert.equal((await page('', HILKKA, STUDY)).items.length, 1);
  });

  test('one of the staff of another group finds nothing', async () => {
    const other = { ...VEIKKO, personId: PEOPLE.nordea.id };
    await running.store.transaction(async (tx) => {
      await tx.groups.addGroup({ id: 'another', organisationId: ORGANISATION_ID, name: { fi: 'Toinen' } });
      await tx.addStaff(ORGANISATION_ID, other.personId, 'editor', ['another']);
    });
    assert.equal((await ask(other)).status, 404);
    const list = (await running.ask(other, { path: '/api/templates' })).json as TemplateList;
    assert.deepEqual(list.items, []);
  });

  test('the templates are listed with whom they are for and how they stand', async () => {
    const { organisation, items } = (await running.ask(HILKKA, { path: '/api/templates' })).json as TemplateList;
    assert.equal(organisation.fi, 'Helsinki');
    const own = items.find(({ id }) => id === GROUP_TEMPLATE_ID)!;
    assert.deepEqual(
      [own.state, own.version, own.draft, own.languages, own.target.kind],
      ['published', '1.0', false, ['fi', 'sv', 'en'], 'group'],
    );
    assert.deepEqual(own.statuses, (await page()).statuses);
    assert.equal(items.find(({ id }) => id === STUDY)?.target.kind, 'people');
    const seen = (await running.ask(VEIKKO, { path: '/api/templates' })).json as TemplateList;
    assert.ok(seen.items.length > 0 && seen.items.every(({ target }) => target.kind === 'group'));
    const groups = (await running.ask(VEIKKO, { path: '/api/groups' })).json as { items: { id: string }[] };
    assert.deepEqual(
      groups.items.map(({ id }) => id),
      [GROUP_ID],
    );
  });

  test('who works in several organisations sees those of one at a time', async () => {
    const { items } = (await running.ask(HILKKA, { path: '/api/organisations' })).json as OrganisationList;
    assert.deepEqual(
      items.map(({ id, current }) => [id, current]),
      [
        [ORGANISATION_ID, true],
        ['helsinki-kulttuuri', false],
      ],
    );
    const there = (await actorIn(running.store, HILKKA, 'helsinki-kulttuuri'))!;
    const list = (await running.ask(there, { path: '/api/templates' })).json as TemplateList;
    assert.deepEqual([list.organisation.fi, list.items], ['Helsinki, kulttuuri ja vapaa-aika', []]);
    assert.equal((await ask(there)).status, 404);
    assert.equal(await actorIn(running.store, VEIKKO, 'helsinki-kulttuuri'), undefined);
    const citizen = await running.ask(personOf(PEOPLE.ahto), { path: '/api/organisations' });
    assert.deepEqual(citizen.json, { items: [] });
  });
});
