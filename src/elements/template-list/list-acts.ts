import { ApiError } from '../../api/api-error.ts';
import type { TemplateListApi } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { TemplateSummary } from '../../contract/template-list.ts';

/** What is done to a template from the list; `create` is done to none. */
export type ListAct = 'create' | 'copy' | 'archive';

export interface ListActDesk {
  host: WidgetElement;
  api: () => TemplateListApi | undefined;
  /** A template is there now that was not before. */
  onCreated: (templateId: string) => void;
  onArchived: () => void;
  onFailed: (act: ListAct, error: ApiError) => void;
  onUnknown: (act: ListAct) => void;
}

/** Makes a template, copies one, puts one away. */
export class ListActs {
  /** The template that is asked about before it is archived. */
  archiving: TemplateSummary | undefined;
  /** The template whose menu is unfolded, by its id. */
  unfolded: string | undefined;

  readonly #desk: ListActDesk;
  readonly #action: ActionController<ListAct, string>;

  constructor(desk: ListActDesk) {
    this.#desk = desk;
    this.#action = new ActionController(desk.host);
  }

  get state(): ActionState<ListAct> {
    return this.#action.state;
  }

  unfold(templateId: string | undefined): void {
    this.unfolded = templateId;
    this.#desk.host.requestUpdate();
  }

  askToArchive(template: TemplateSummary): void {
    this.#action.leave();
    this.unfolded = undefined;
    this.archiving = template;
    this.#desk.host.requestUpdate();
  }

  close(): void {
    if (this.#action.state.kind === 'busy') return;
    this.archiving = undefined;
    this.#action.leave();
    this.#desk.host.requestUpdate();
  }

  check(): void {
    void this.#action.check();
  }

  create(): void {
    this.#make('create', '', async (api, key) => api.create?.({}, key) ?? '');
  }

  copy({ id }: TemplateSummary): void {
    this.unfolded = undefined;
    this.#make('copy', id, async (api, key) => api.copy?.(id, key) ?? '');
  }

  #make(act: ListAct, id: string, send: (api: TemplateListApi, key: string) => Promise<string>): void {
    const api = this.#desk.api();
    if (api === undefined) return;
    void this.#action.run({
      what: act,
      message: `${act} ${id}`,
      send: (key) => send(api, key),
      // The same intent sent again gets the same answer, and makes nothing twice.
      lookUp: (key) => send(api, key).catch(notKnown),
      onDone: (made) => this.#desk.onCreated(made),
      onFailed: (error) => this.#desk.onFailed(act, error),
      onUnknown: () => this.#desk.onUnknown(act),
    });
  }

  archive(): void {
    const api = this.#desk.api();
    const id = this.archiving?.id;
    if (api === undefined || id === undefined) return;
    void this.#action.run({
      what: 'archive',
      message: `archive ${id}`,
      send: async () => {
        await api.archive?.(id);
        return id;
      },
      lookUp: async () => {
        const { items } = await api.list().catch(notKnown);
        return items.some((each) => each.id === id && each.state === 'archived') ? id : undefined;
      },
      onDone: () => {
        this.archiving = undefined;
        this.#desk.onArchived();
      },
      onFailed: (error) => this.#desk.onFailed('archive', error),
      onUnknown: () => this.#desk.onUnknown('archive'),
    });
  }
}

/** Who is signed out meanwhile does not learn what came of it: that is no answer. */
function notKnown(): never {
  throw new ApiError('network');
}
