/** The templates of the demo municipality, as its staff find them in the editor. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { SCENARIO_TEMPLATE_IDS, SCENARIOS } from '../../demo-server/scenarios.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, seed } from '../../demo-server/service/seed/seed.ts';
import { TRIP_TEMPLATE_ID } from '../../demo-server/service/seed/trip.ts';
import type { GroupRequests } from '../../src/contract/group-requests.ts';
import type { EditableTemplate } from '../../src/contract/template-draft.ts';
import type { TemplateList } from '../../src/contract/template-list.ts';
import { startService, type TestService } from './test-service.ts';

const actorOf = ({ id, givenNames }: { id: string; givenNames: string }) => ({
  ...{ organisationId: ORGANISATION_ID, personId: id, name: givenNames },
});

describe('the demo', () => {
  let running: TestService;
  before(async () => {
    const store = new MemoryStore();
    await seed(store, async (code) => `hash of ${code}`);
    running = await startService([], store);
    running.clock.now = '2026-11-22T10:00:00.000Z';
  });
  const templateAs = async (scenario: keyof typeof SCENARIO_TEMPLATE_IDS) => {
    const { actor } = SCENARIOS[scenario];
    const path = `/api/templates/${SCENARIO_TEMPLATE_IDS[scenario]}/draft`;
    const { status, json, text } = await running.ask(actor, { path });
    assert.equal(status, 200, text);
    return json as EditableTemplate;
  };

  test('has a template that two are writing, with what is wrong in it', async () => {
    const { draft, faults, older, fields, mayWrite } = await templateAs('template-draft');
    assert.deepEqual([draft?.change, mayWrite], ['first', true]);
    assert.deepEqual(
      faults.map(({ code, language, field, rule }) => [code, language, field, rule].filter(Boolean).join(' ')),
      [
        'placeholder fi recipients',
        'unlawful-wording fi ifRefused silence',
        'not-told sv storage',
        'refusal-not-told sv ifRefused',
        'not-told dataProtectionOfficer',
        'basis-not-considered triage',
      ],
    );
    assert.deepEqual(
      older.map(({ language, field, than }) => [language, field, than]),
      [
        ['sv', 'description', 'fi'],
        ['sv', 'recipients', 'fi'],
      ],
    );
    assert.deepEqual(new Set(fields.map(({ by }) => by)), new Set(['Hilkka Henkilöstö', 'Tuulikki Tiedottaja']));
  });

  test('has one that is published, for the school year, and could be published again as it is', async () => {
    const { draft, faults, validity, triage, versions } = await templateAs('template-published');
    assert.deepEqual([draft, faults], [null, []]);
    assert.deepEqual(validity, { kind: 'school-year', years: 1 });
    assert.equal(triage?.answers['special'], 'no');
    assert.equal(versions[0]?.state, 'published');
  });

  test('has staff who may look and not write', async () => {
    assert.equal((await templateAs('template-viewer')).mayWrite, false);
  });

  test('can have one of which nothing is written', async () => {
    await running.store.transaction((tx) => SCENARIOS['template-new'].arrange(tx));
    const { draft, texts, faults } = await templateAs('template-new');
    assert.deepEqual([draft?.version, Object.keys(texts)], ['1.0', ['fi', 'sv']]);
    assert.ok(faults.length > 10);
  });

  test('has a trip, whose answers are of every kind a few days before it', async () => {
    const path = `/api/templates/${TRIP_TEMPLATE_ID}/requests`;
    const { statuses } = (await running.ask(actorOf(PEOPLE.hilkka), { path })).json as GroupRequests;
    assert.deepEqual(Object.fromEntries(statuses.map(({ status, count }) => [status, count])), {
      ...{ given: 15, requested: 5, 'not-sent': 4, conflict: 1, refused: 1, withdrawn: 1 },
    });
  });

  test('has published nothing that the rules would refuse now', async () => {
    const director = actorOf(PEOPLE.hilkka);
    const { items } = (await running.ask(director, { path: '/api/templates' })).json as TemplateList;
    const published = items.filter(({ state }) => state === 'published');
    assert.equal(published.length, 8);
    for (const { id, name } of published) {
      const { faults } = (await running.ask(director, { path: `/api/templates/${id}/draft` })).json as EditableTemplate;
      // One of the deck's studies is asked in English alone.
      const others = faults.filter(({ code }) => code !== 'language-missing');
      assert.deepEqual(others, [], name.fi ?? name.en);
    }
  });
});
