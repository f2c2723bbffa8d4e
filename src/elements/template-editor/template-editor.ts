import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { TemplateEditorApi } from '../../api/ports.ts';
import { Announcer } from '../../base/announcer.ts';
import { isPageAddress } from '../../base/page-address.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { GroupList } from '../../contract/group.ts';
import type { EditableTemplate } from '../../contract/template-draft.ts';
import { messages } from '../../i18n/generated/template-editor.ts';
import type { Language } from '../../model/language.ts';
import { endOfTriage, type TriageAnswers } from '../../model/legal-basis-triage.ts';
import { legalBasisMessages } from '../../presentation/legal-basis.ts';
import { staffStatusMessages } from '../../presentation/staff-status.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { validityMessages } from '../../presentation/validity.ts';
import { DialogController } from '../../ui/dialog.ts';
import { actDone, actFailed, actUnknown, waitsForYou } from './act-words.ts';
import { adviceMessages } from './advice-words.ts';
import { Advising } from './advising.ts';
import { approvalMessages } from './approval-example.view.ts';
import { BasisConsidering } from './basis-considering.ts';
import type { DraftKeeping } from './draft-keeping.ts';
import { DraftWriting } from './draft-writing.ts';
import { languageOf } from './draft-field.ts';
import type { EditorScreen } from './editor-screen.ts';
import { errorsTitle, SUMMARY_ID } from './error-summary.view.ts';
import { fieldErrors, idOf } from './faults.ts';
import { FileAdding } from './file-adding.ts';
import { fileStateText } from './file-words.ts';
import { KeepingNews } from './keeping-news.ts';
import { previewMessages } from './preview/preview-words.ts';
import { Previewing } from './preview/previewing.ts';
import { richTextMessages } from './rich-text/words.ts';
import { sourceMessages } from './source-words.ts';
import { openerOf, TemplateActs, type TemplateAct } from './template-acts.ts';
import { TemplateDiscardedEvent, TemplatePublishedEvent } from './template-editor.events.ts';
import { SystemAccess } from './system-access.ts';
import { templateEditorStyles } from './template-editor.styles.ts';
import { triageMessages } from './triage-words.ts';
import { triageNews } from './triage.view.ts';
import { templateEditorView } from './template-editor.view.ts';

/** After groups could not be loaded, in milliseconds. */
const GROUPS_AGAIN = 10_000;

/**
 * Writes a template: its texts in every language, purposes, who answers, whom it is for, and its publishing. What is
 * typed is saved by itself; what a colleague writes at the same time is never overwritten unseen.
 *
 * @summary The texts and rules of a template, with preview and publishing.
 * @tag lupa-template-editor
 * @tagname lupa-template-editor
 * @slot - A link for when scripts do not run; never seen once they do.
 * @fires {TemplatePublishedEvent} lupa-template-published - Fires after the server has published a draft.
 * @fires {TemplateDiscardedEvent} lupa-template-discarded - Fires after the server has thrown a draft away.
 */
export class LupaTemplateEditor extends WidgetElement {
  static override styles = [WidgetElement.styles, templateEditorStyles];
  static override messages = [
    messages,
    previewMessages,
    stateMessages,
    staffStatusMessages,
    legalBasisMessages,
    adviceMessages,
    sourceMessages,
    triageMessages,
    approvalMessages,
    richTextMessages,
    validityMessages,
  ];
  static override properties: PropertyDeclarations = {
    templateId: { attribute: 'template-id' },
    templatesPath: { attribute: 'templates-path' },
    requestsPath: { attribute: 'requests-path' },
    api: { attribute: false },
    groups: { state: true },
    tried: { state: true },
    isGone: { state: true },
  };

  /** Id of the template. */
  templateId: string | undefined;

  /** Where all templates are shown. */
  templatesPath: string | undefined;

  /** Where the people of a template are shown, with `{id}` in the place of its id. */
  requestsPath: string | undefined;

  /** An API given by the page: beats the provider's. */
  api: TemplateEditorApi | undefined;

  private groups: GroupList['items'] | undefined;
  private tried = false;
  private isGone = false;

  readonly #opened = new Map<string, boolean>();
  readonly #load = new LoadController<'templateEditor', EditableTemplate>(this, {
    port: 'templateEditor',
    ownApi: () => this.api,
    key: () => this.templateId && `templates/${this.templateId}/draft`,
    load: (api) => this.#look(api),
    onLoaded: (template) => this.#loaded(template),
  });
  readonly #announcer = new Announcer(this);
  /** Says how the keeping stands: what else is said is not kept from being heard. */
  readonly #newsreader = new Announcer(this);
  #news = new KeepingNews();
  readonly #writing = new DraftWriting(this, () => this.#load.api);
  readonly #basis = new BasisConsidering();
  readonly #advising = new Advising(this, () => this.#writing.keeping);
  readonly #dialogs = new DialogController(this, 'lupa-title');
  readonly #files = new FileAdding(
    () => this.#place,
    (_, state) => {
      this.requestUpdate();
      if (state.kind !== 'busy') this.#announcer.say(() => fileStateText(state), 'assertive');
    },
  );
  readonly #previewing = new Previewing(this, {
    api: () => this.#load.api,
    templateId: () => this.templateId,
    template: () => this.#writing.keeping?.template,
  });
  readonly #acts = new TemplateActs({
    host: this,
    api: () => this.#load.api,
    templateId: () => this.templateId ?? '',
    keeping: () => this.#writing.keeping,
    onAsk: (question) => this.#dialogs.openedBy(openerOf(question)),
    onDone: (act, template) => this.#done(act, template),
    onFailed: (act) => this.#announcer.say(() => actFailed(act), 'assertive'),
    onUnknown: (act) => this.#announcer.say(() => actUnknown(act), 'assertive'),
  });

  readonly #systems = new SystemAccess({
    host: this,
    api: () => this.#load.api,
    templateId: () => this.templateId ?? '',
    onAsk: (opener) => this.#dialogs.openedBy(opener),
    say: (words, politeness) => this.#announcer.say(words, politeness),
  });

  protected override get stateKind(): WidgetStateKind {
    return this.#writing.keeping === undefined ? this.#load.state.kind : 'ready';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('templateId') || this.#writing.keeping === undefined) return;
    this.#writing.leave();
    this.#acts.close();
    this.#systems.leave();
    this.#previewing.leave();
    this.isGone = false;
  }

  protected override updated(): void {
    super.updated();
    const { keeping } = this.#writing;
    const news = keeping && this.#news.of(keeping, this.language);
    if (news !== undefined) this.#newsreader.say(news);
  }

  async #look(api: TemplateEditorApi): Promise<EditableTemplate> {
    try {
      return await api.template(this.templateId ?? '');
    } catch (error) {
      this.#writing.keeping?.missed(error);
      throw error;
    }
  }

  #loaded(template: EditableTemplate): void {
    this.#lookAtSystems(template);
    if (!this.#writing.take(this.templateId ?? '', template)) return;
    this.#basis.forget();
    this.#news = new KeepingNews();
    this.#opened.clear();
    this.#opened.set('triage', endOfTriage(template.triage?.answers ?? {}) === undefined);
    // It stays open when the reader changes the language around it.
    this.#opened.set(this.language, true);
    this.tried = false;
    if (template.draft !== null && template.mayWrite) void this.#loadGroups();
  }

  #lookAtSystems({ mayWrite, versions }: EditableTemplate): void {
    if (mayWrite && versions.some(({ state }) => state !== 'draft')) void this.#systems.load();
  }

  async #loadGroups(): Promise<void> {
    try {
      this.groups = await this.#load.api?.groups();
    } catch {
      // The one that is chosen is shown by the template itself; the others are asked for again in a while.
      setTimeout(() => {
        if (this.isConnected && this.groups === undefined) void this.#loadGroups();
      }, GROUPS_AGAIN);
    }
  }

  get #place() {
    const api = this.#load.api;
    const { keeping } = this.#writing;
    return api && keeping && { templateId: this.templateId ?? '', api, keeping };
  }

  /** Publishing begins with what is typed being saved; what hinders it is told, and focus goes there. */
  async #publish(): Promise<void> {
    const { keeping } = this.#writing;
    if (keeping === undefined) return;
    const isSaved = await keeping.flush();
    this.tried = true;
    if (!isSaved) {
      this.#announcer.say(waitsForYou, 'assertive');
      return this.#focusPath([...keeping.conflicts.keys(), ...keeping.refused.keys()][0]);
    }
    const { length } = keeping.template.faults;
    if (length === 0) {
      return this.#acts.ask({ kind: 'publish' });
    }
    this.#announcer.say(() => errorsTitle(length), 'assertive');
    await this.#focus(SUMMARY_ID);
  }

  #done(act: TemplateAct, template: EditableTemplate | null): void {
    const versionId = template?.versions[0]?.id ?? '';
    const templateId = this.templateId ?? '';
    this.tried = false;
    this.isGone = template === null;
    if (template === null) this.#writing.keeping?.drop();
    else this.#writing.look();
    if (template !== null) this.#lookAtSystems(template);
    this.#announcer.say(() => actDone(act));
    if (act === 'publish') this.dispatchEvent(new TemplatePublishedEvent({ templateId, versionId }));
    if (act === 'discard') this.dispatchEvent(new TemplateDiscardedEvent({ templateId, isGone: template === null }));
    if (act === 'begin') void this.#loadGroups();
    this.#load.connection.current?.announceChange(this);
    void this.#focus('lupa-title');
  }

  /** Leads to a field, and opens the language in which it lies. */
  async #focusPath(path: string | undefined): Promise<void> {
    if (path === undefined) return;
    const language = languageOf(path);
    if (language !== undefined) this.#opened.set(language, true);
    this.requestUpdate();
    await this.#focus(idOf(path));
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    const part = /^lupa-f-texts-(?<language>\w+)$/u.exec(id)?.groups?.['language'];
    // A language that is there has no button that adds it, but the one that unfolds it.
    const target = this.shadowRoot?.getElementById(id) ?? this.shadowRoot?.getElementById(`lupa-language-${part}`);
    // The label is to be seen with the field.
    const box = target?.closest('.lupa-form-field, .lupa-choice-group') ?? target;
    target?.focus({ preventScroll: true });
    box?.scrollIntoView({ block: 'start' });
  }

  #consider(keeping: DraftKeeping, answers: TriageAnswers): void {
    this.#basis.answer(keeping, answers);
    const news = this.inOwnLanguage(() => triageNews(answers));
    if (news !== undefined) this.#announcer.say(() => news);
    this.requestUpdate();
  }

  async #removeLanguage(language: Language, isMeant: boolean): Promise<void> {
    if (!isMeant) return this.#acts.ask({ kind: 'remove-language', language });
    // As it is then: a text that is on its way is part of what goes.
    const { keeping } = this.#writing;
    await keeping?.flush();
    keeping?.type(`texts.${language}`, null);
    await this.#focus(idOf(`texts.${language}`));
  }

  #screen(keeping: DraftKeeping): EditorScreen {
    const { template } = keeping;
    return {
      host: this,
      announcer: this.#announcer,
      headingLevel: this.headingLevel,
      language: this.language,
      template,
      keeping,
      files: this.#files,
      groups: this.groups,
      errors: fieldErrors(template),
      tried: this.tried,
      fileAddress: (language, sha256) => this.#load.api?.fileAddress(this.templateId ?? '', language, sha256) ?? '',
      advised: this.#advising.advised,
      triageAnswers: this.#basis.answers(keeping),
      onTriage: (answers) => this.#consider(keeping, answers),
      isOpen: (part) => this.#opened.get(part) === true,
      onOpen: (part, open) => {
        this.#opened.set(part, open);
        this.requestUpdate();
      },
      onType: (path, value) => keeping.type(path, value),
      onSettle: (path, whose) => {
        keeping.settle(path, whose);
        void this.#focus(idOf(path));
      },
      onFocus: (path) => void this.#focusPath(path),
      onRemoveLanguage: (language, isMeant = false) => void this.#removeLanguage(language, isMeant),
    };
  }

  #addressOf(path: string | undefined): string | undefined {
    return isPageAddress(path) ? path.replaceAll('{id}', encodeURIComponent(this.templateId ?? '')) : undefined;
  }

  #warn(): void {
    if (this.templateId === undefined) warnOnce(this.localName, 'needs template-id');
    else this.#load.connection.warn();
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#warn();
    const { keeping } = this.#writing;
    return templateEditorView(this.#load.state, {
      headingLevel: this.headingLevel,
      screen: keeping && this.#screen(keeping),
      acts: this.#acts,
      systems: this.#systems,
      addresses: {
        templates: this.#addressOf(this.templatesPath),
        requests: this.#addressOf(this.requestsPath),
        signIn: this.#load.signInAddress,
        check: new URL(this.#load.api?.checkAddress(this.templateId ?? '') ?? '', document.baseURI).href,
      },
      isGone: this.isGone,
      previewing: this.#previewing,
      onPublish: () => void this.#publish(),
      onBegin: () => this.#acts.ask({ kind: 'begin' }),
      onDrop: () => keeping?.drop(),
      onRetry: () => (keeping === undefined ? this.#load.retry() : this.#writing.look()),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-template-editor': LupaTemplateEditor;
  }
}
