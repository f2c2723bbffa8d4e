/** What the service answers to the editor of templates, of the demo's templates. */
import { SCENARIO_TEMPLATE_IDS } from '../../demo-server/scenarios.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, seed } from '../../demo-server/service/seed/seed.ts';
import type { EditableTemplate } from '../../src/contract/template-draft.ts';
import { startService } from './test-service.ts';

export async function editorExamples() {
  const store = new MemoryStore();
  await seed(store, async (code) => `hash of ${code}`);
  const running = await startService([], store);
  const actor = { organisationId: ORGANISATION_ID, personId: PEOPLE.hilkka.id, name: 'Hilkka' };
  const read = async (path: string) => (await running.ask(actor, { path: `/api/templates/${path}` })).json;
  const [draft, published] = [SCENARIO_TEMPLATE_IDS['template-draft'], SCENARIO_TEMPLATE_IDS['template-published']];
  const templates = [await read(`${draft}/draft`), await read(`${published}/draft`)] as [EditableTemplate, unknown];
  const [{ draft: written }] = templates;
  return {
    EditableTemplate: templates,
    DraftDiscarded: [{ template: null }, { template: templates[1] }],
    PublishingPlan: [await read(`${draft}/versions/${written!.versionId}/publishing`)],
    TemplatePreview: [await read(`${draft}/draft/preview`), await read(`${published}/draft/preview?situation=given`)],
  };
}
