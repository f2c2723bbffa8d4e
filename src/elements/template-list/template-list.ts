import type { PropertyDeclarations } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { TemplateListApi } from '../../api/ports.ts';
import { Announcer } from '../../base/announcer.ts';
import { isPageAddress } from '../../base/page-address.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { ActionController } from '../../context/action-controller.ts';
import { LoadController } from '../../context/load-controller.ts';
import { messages } from '../../i18n/generated/template-list.ts';
import { responseMessages } from '../../presentation/responses.ts';
import { staffStatusMessages } from '../../presentation/staff-status.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { DialogController } from '../../ui/dialog.ts';
import { ListActs } from './list-acts.ts';
import { actFailed, actUnknown, archived } from './list-acts.view.ts';
import { TemplateCreatedEvent } from './template-list.events.ts';
import { validityMessages } from '../../presentation/validity.ts';
import { templateListStyles } from './template-list.styles.ts';
import { changeFailed, changeUnknown, foundSentence, templateListView, type Narrowing } from './template-list.view.ts';

export type TemplateListData = Awaited<ReturnType<TemplateListApi['list']>>;

/**
 * The templates of an organisation: whom each is for, in which languages, and how its requests stand. Whoever works in
 * several organisations chooses one here.
 *
 * @summary The templates with state, version, target and answers.
 * @tag lupa-template-list
 * @tagname lupa-template-list
 * @slot - A link for when scripts do not run; never seen once they do.
 * @fires {TemplateCreatedEvent} lupa-template-created - Fires when a template was made or copied, before the page goes to its editor; can be cancelled.
 */
export class LupaTemplateList extends WidgetElement {
  static override styles = [WidgetElement.styles, templateListStyles];
  static override messages = [messages, stateMessages, staffStatusMessages, responseMessages, validityMessages];
  static override properties: PropertyDeclarations = {
    requestsPath: { attribute: 'requests-path' },
    rosterPath: { attribute: 'roster-path' },
    editorPath: { attribute: 'editor-path' },
    tasksPath: { attribute: 'tasks-path' },
    api: { attribute: false },
    narrowing: { state: true },
  };

  /** Where the people of a template are shown, with `{id}` in the place of its id: `/staff/templates/{id}/requests`. */
  requestsPath: string | undefined;

  /** Where it is shown who may and who may not, with `{id}` in the place of the id of the template. */
  rosterPath: string | undefined;

  /** Where a template is written, with `{id}` in the place of its id; without it templates are only looked at. */
  editorPath: string | undefined;

  /** Where what follows from withdrawals is seen to: the page of `lupa-follow-up-list`. */
  tasksPath: string | undefined;

  /** An API given by the page: beats the provider's. */
  api: TemplateListApi | undefined;

  private narrowing: Narrowing = { search: '', state: 'all' };

  readonly #load = new LoadController<'templateList', TemplateListData>(this, {
    port: 'templateList',
    ownApi: () => this.api,
    key: () => 'templates',
    load: (api) => api.list(),
    // One who can make a template, or has another organisation to go to, is not at an end here.
    isEmpty: ({ items, organisations, mayCreate }) => items.length === 0 && organisations.length < 2 && !mayCreate,
  });
  readonly #change = new ActionController<string, true>(this);
  readonly #announcer = new Announcer(this);

  readonly #dialogs = new DialogController(this, 'lupa-title');
  readonly #acts = new ListActs({
    host: this,
    api: () => this.#load.api,
    onCreated: (id) => this.#open(id),
    onArchived: () => {
      this.#announcer.say(archived);
      this.#load.reload();
      this.#load.connection.current?.announceChange(this);
    },
    onFailed: (act, error) => this.#announcer.say(() => actFailed(act, error), 'assertive'),
    onUnknown: (act) => this.#announcer.say(() => actUnknown(act), 'assertive'),
  });

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  readonly #addressOf = (id: string): string | undefined => {
    const address = withId(this.requestsPath, id);
    if (address === undefined)
      warnOnce(
        this.localName,
        'needs requests-path, an address with {id} in it: requests-path="/staff/templates/{id}/requests"',
      );
    return address;
  };

  #open(templateId: string): void {
    const address = withId(this.editorPath, templateId);
    this.#load.connection.current?.announceChange(this);
    if (!this.dispatchEvent(new TemplateCreatedEvent({ templateId })) || address === undefined)
      return this.#load.reload();
    location.assign(address);
  }

  #choose(organisationId: string): void {
    const { api } = this.#load;
    if (api === undefined) return;
    if (this.#change.state.kind === 'unknown') return void this.#change.check();
    const failed = (_: ApiError) => this.#announcer.say(changeFailed, 'assertive');
    void this.#change.run({
      what: organisationId,
      message: organisationId,
      send: async () => {
        await api.chooseOrganisation(organisationId);
        return true;
      },
      lookUp: async () => {
        const { organisations } = await api.list();
        return organisations.some(({ id, current }) => current && id === organisationId) || undefined;
      },
      onDone: () => {
        this.narrowing = { search: '', state: 'all' };
        // Nothing of the other organisation stays in sight.
        this.#load.retry();
        this.#load.connection.current?.announceChange(this);
      },
      onFailed: failed,
      onUnknown: () => this.#announcer.say(changeUnknown, 'assertive'),
    });
  }

  #narrow(change: Partial<Narrowing>): void {
    this.narrowing = { ...this.narrowing, ...change };
    const { state } = this.#load;
    if (state.kind === 'ready') this.#announcer.say(() => foundSentence(state.data.items, this.narrowing));
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    return templateListView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      narrowing: this.narrowing,
      change: this.#change.state.kind,
      signIn: this.#load.signInAddress,
      acts: this.#acts,
      canAct: this.editorPath !== undefined && this.#load.api?.create !== undefined,
      addressOf: this.#addressOf,
      rosterAddressOf: (id) => withId(this.rosterPath, id),
      tasks: isPageAddress(this.tasksPath) ? this.tasksPath : undefined,
      editorAddressOf: (id) => withId(this.editorPath, id),
      onOpenDialog: (opener) => this.#dialogs.openedBy(opener),
      onNarrow: (narrowing) => {
        this.#narrow(narrowing);
      },
      onChoose: (id) => this.#choose(id),
      onRetry: () => this.#load.retry(),
    });
  }
}

/** The address with the id in its place; undefined where it has none, or leads off the web. */
function withId(path: string | undefined, id: string): string | undefined {
  return isPageAddress(path) && path.includes('{id}') ? path.replaceAll('{id}', encodeURIComponent(id)) : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-template-list': LupaTemplateList;
  }
}
