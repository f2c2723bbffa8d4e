import { ApiError } from '../../api/api-error.ts';
import type { TemplateEditorApi, Versioned } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { PublishingPlan } from '../../contract/publishing.ts';
import type { EditableTemplate } from '../../contract/template-draft.ts';
import type { Language } from '../../model/language.ts';
import type { DraftKeeping } from './draft-keeping.ts';

/** What is asked about before it is done. */
export type Question =
  { kind: 'publish' } | { kind: 'discard' } | { kind: 'begin' } | { kind: 'remove-language'; language: Language };

/** Id of the control that asks, which takes focus back. */
export function openerOf(question: Question): string {
  return question.kind === 'remove-language' ? `lupa-remove-${question.language}` : `lupa-${question.kind}`;
}

export type TemplateAct = 'publish' | 'discard' | 'begin';

/** What publishing would do, as it was last told; undefined while it is asked for. */
export type SeenPlan = Versioned<PublishingPlan> | { error: ApiError } | undefined;

/** How the acts reach the rest of the element. */
export interface ActDesk {
  host: WidgetElement;
  api: () => TemplateEditorApi | undefined;
  templateId: () => string;
  keeping: () => DraftKeeping | undefined;
  onAsk: (question: Question) => void;
  /** After the server has said that it is done; null where nothing is left of the template. */
  onDone: (act: TemplateAct, template: EditableTemplate | null) => void;
  onFailed: (act: TemplateAct, error: ApiError) => void;
  onUnknown: (act: TemplateAct) => void;
}

/** Publishes a draft, throws it away, or begins one: each is asked about in a dialog first. */
export class TemplateActs {
  /** What the dialog asks; undefined where it is closed. */
  question: Question | undefined;
  plan: SeenPlan;
  /** The draft was changed after the plan was seen: it is shown anew, and nothing was published. */
  planIsNew = false;
  /** The kind of change was not chosen, and the writer went on. */
  isMissing = false;

  readonly #desk: ActDesk;
  readonly #action: ActionController<TemplateAct, EditableTemplate | null>;

  constructor(desk: ActDesk) {
    this.#desk = desk;
    this.#action = new ActionController(desk.host);
  }

  get state(): ActionState<TemplateAct> {
    return this.#action.state;
  }

  ask(question: Question): void {
    this.#action.leave();
    this.question = question;
    this.planIsNew = false;
    this.isMissing = false;
    this.#desk.onAsk(question);
    this.#desk.host.requestUpdate();
    if (question.kind === 'publish') void this.lookAtPlan();
  }

  miss(isMissing: boolean): void {
    this.isMissing = isMissing;
    this.#desk.host.requestUpdate();
  }

  close(): void {
    if (this.#action.state.kind === 'busy') return;
    this.question = undefined;
    this.plan = undefined;
    this.#action.leave();
    this.#desk.host.requestUpdate();
  }

  check(): void {
    void this.#action.check();
  }

  /** Asks what publishing would do. */
  async lookAtPlan(): Promise<void> {
    const api = this.#desk.api();
    const draft = this.#desk.keeping()?.template.draft;
    this.plan = undefined;
    this.#desk.host.requestUpdate();
    if (api === undefined || draft == null) return;
    try {
      this.plan = await api.publishingPlan(this.#desk.templateId(), draft.versionId);
    } catch (error) {
      this.plan = { error: error as ApiError };
    }
    this.#desk.host.requestUpdate();
  }

  /** Keeps the answers, or asks everybody again. */
  async changeKind(change: 'minor' | 'major'): Promise<void> {
    const keeping = this.#desk.keeping();
    keeping?.type('change', change);
    await keeping?.flush();
    await this.lookAtPlan();
  }

  publish(): Promise<void> {
    const { plan } = this;
    const draft = this.#desk.keeping()?.template.draft;
    if (plan === undefined || 'error' in plan || draft == null) return Promise.resolve();
    const { versionId } = draft;
    return this.#run('publish', [versionId, plan.etag], {
      send: async (api, id, before) => {
        await api.publish(id, versionId, plan.etag);
        // It is published, whether or not the template can be read after it.
        return api.template(id).catch(() => published(before, versionId));
      },
      isDone: (template) => template?.versions.some(({ id, state }) => id === versionId && state !== 'draft') === true,
    });
  }

  discard(): Promise<void> {
    const draft = this.#desk.keeping()?.template.draft;
    if (draft == null) return Promise.resolve();
    const { versionId } = draft;
    return this.#run('discard', [versionId], {
      send: (api, id) => api.discard(id, versionId),
      // Published by somebody else it is not discarded.
      isDone: (template) => template === null || template.versions.every(({ id }) => id !== versionId),
    });
  }

  begin(change: 'minor' | 'major'): Promise<void> {
    return this.#run('begin', [change], {
      send: (api, id) => api.begin(id, change),
      isDone: (template) => template?.draft != null,
    });
  }

  async #run(
    act: TemplateAct,
    message: unknown[],
    {
      send,
      isDone,
    }: {
      send: (api: TemplateEditorApi, id: string, before: EditableTemplate) => Promise<EditableTemplate | null>;
      isDone: (template: EditableTemplate | null) => boolean;
    },
  ): Promise<void> {
    const { onDone, onFailed, onUnknown } = this.#desk;
    const api = this.#desk.api();
    const keeping = this.#desk.keeping();
    const id = this.#desk.templateId();
    if (api === undefined || keeping === undefined) return;
    await this.#action.run({
      what: act,
      message: JSON.stringify([act, ...message]),
      send: () =>
        keeping.act(
          () => send(api, id, keeping.template),
          (template) => template,
        ),
      lookUp: async () => {
        const template = await this.#now(api, id);
        return isDone(template) ? template : undefined;
      },
      onDone: (template) => {
        this.question = undefined;
        this.plan = undefined;
        onDone(act, template);
      },
      onFailed: (error) => {
        // Nothing was published: what would be is another thing now, and is shown.
        if (error.kind === 'stale') {
          void keeping.refresh().catch(() => undefined);
          this.planIsNew = act === 'publish';
          if (this.planIsNew) void this.lookAtPlan();
        }
        onFailed(act, error);
      },
      onUnknown: () => onUnknown(act),
    });
  }

  /** Null where nothing is left of the template. Who may not look, or is signed out, does not learn what came of it. */
  async #now(api: TemplateEditorApi, id: string): Promise<EditableTemplate | null> {
    try {
      return await api.template(id);
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'not-found') return null;
      throw new ApiError('network');
    }
  }
}

/** The template as it was, with the version published: what the server has said, and no more. */
function published(template: EditableTemplate, versionId: string): EditableTemplate {
  const versions = template.versions.map((version) =>
    version.id === versionId ? { ...version, state: 'published' as const } : version,
  );
  return { ...template, draft: null, versions };
}
