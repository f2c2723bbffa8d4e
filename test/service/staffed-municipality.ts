/** A municipality with staff who publish texts, and requests in any number. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type {
  NewEvent,
  NewRequest,
  PersonRecord,
  Store,
  TemplateVersionRecord,
} from '../../demo-server/service/store.ts';
import type { PublishingPlan } from '../../src/contract/publishing.ts';
import { actorOf, addSibling, newMunicipality, SENT, type Municipality } from './municipality.ts';
import { startService, type Answer, type TestService } from './test-service.ts';

export interface Staffed extends TestService {
  editor: Actor;
  viewer: Actor;
  addDraft(change: Partial<TemplateVersionRecord>): Promise<TemplateVersionRecord>;
  addRequest(events: NewEvent[], change?: Partial<NewRequest>): Promise<string>;
  append(requestId: string, ...events: NewEvent[]): Promise<void>;
  plan(actor: Actor | null, versionId: string, templateId?: string): Promise<Answer>;
  publish(actor: Actor | null, versionId: string, templateId?: string): Promise<Answer>;
  /** Publishes as the editor, and takes nothing but a 200. */
  published(change: Partial<TemplateVersionRecord>): Promise<{ plan: PublishingPlan; version: TemplateVersionRecord }>;
  versions(): Promise<TemplateVersionRecord[]>;
}

export async function startStaffed(
  change: (municipality: Municipality) => Municipality = (each) => each,
  events: NewEvent[] = SENT,
  store: Store = new MemoryStore(),
): Promise<Staffed> {
  const municipality = change(newMunicipality());
  const running = await startService(events, store, municipality);
  const { organisation, template, version, stranger } = municipality;
  const organisationId = organisation.id;
  const staff = (givenNames: string): PersonRecord => ({
    ...stranger,
    id: randomUUID(),
    identityHash: randomUUID(),
    givenNames,
  });
  const [editor, viewer] = [staff('Hilkka'), staff('Veikko')];
  await store.transaction(async (tx) => {
    for (const person of [editor, viewer]) await tx.addPerson(person);
    await tx.addStaff(organisationId, editor.id, 'editor');
    await tx.addStaff(organisationId, viewer.id, 'viewer');
  });

  const publishing = (method: string) => (actor: Actor | null, versionId: string, templateId?: string) =>
    running.ask(actor, {
      method,
      path: `/api/templates/${templateId ?? template.id}/versions/${versionId}/publishing`,
      ...(method === 'POST' && { headers: { 'Content-Type': 'application/json' }, body: '{}' }),
    });
  const publish = publishing('POST');

  async function addDraft(changed: Partial<TemplateVersionRecord>): Promise<TemplateVersionRecord> {
    const draft = { ...version, id: randomUUID(), state: 'draft' as const, agreed: {}, ...changed };
    await store.transaction((tx) => tx.addVersion(draft));
    return draft;
  }

  return {
    ...running,
    editor: actorOf(editor),
    viewer: actorOf(viewer),
    addDraft,
    async addRequest(happened, changed = {}) {
      const id = randomUUID();
      await store.transaction(async (tx) => {
        await addSibling(tx, municipality, { ...changed, id });
        for (const event of happened) await tx.appendEvent(organisationId, id, event);
      });
      return id;
    },
    append: (requestId, ...happened) =>
      store.transaction(async (tx) => {
        for (const event of happened) await tx.appendEvent(organisationId, requestId, event);
      }),
    plan: publishing('GET'),
    publish,
    async published(changed) {
      const draft = await addDraft(changed);
      const answer = await publish(actorOf(editor), draft.id);
      if (answer.status !== 200) throw new Error(answer.text);
      return { plan: answer.json as PublishingPlan, version: draft };
    },
    versions: () => store.transaction((tx) => tx.versionsOf(organisationId, template.id)),
  };
}
