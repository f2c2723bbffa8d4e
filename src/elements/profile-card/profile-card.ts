import type { PropertyDeclarations } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { ProfileApi, Versioned } from '../../api/ports.ts';
import { StaleProfile } from '../../api/stale-profile.ts';
import { Announcer } from '../../base/announcer.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { ActionController } from '../../context/action-controller.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { Profile } from '../../contract/profile.ts';
import { messages } from '../../i18n/generated/profile-card.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { DialogController } from '../../ui/dialog.ts';
import { failureText, notResent, removed, resent, saved, unknownText } from './change-words.ts';
import { FieldEditing, type FieldAct, type FieldDesk } from './field-editing.ts';
import { FIRST_VISIT, questionForLater } from './first-visit.ts';
import { IdentityCodeLook } from './identity-code.ts';
import { codeNotShown } from './official.view.ts';
import { ProfileBeforeChangeEvent, ProfileChangedEvent, ProfileDeletedEvent } from './profile-card.events.ts';
import { profileCardStyles } from './profile-card.styles.ts';
import { notDeleted, perhapsDeleted, profileCardView } from './profile-card.view.ts';
import { ProfileDeletion } from './profile-deletion.ts';
import { fieldsOf, type Field } from './profile-fields.ts';

/**
 * What is known of the citizen: what authorities hold, which is read, and what they have told themselves, which they
 * change field by field; to download, and to delete.
 *
 * @summary The citizen's own profile.
 * @tag lupa-profile-card
 * @tagname lupa-profile-card
 * @slot - A link for when scripts do not run; never seen once they do.
 * @fires {ProfileBeforeChangeEvent} lupa-profile-before-change - Fires before a change is sent; can be cancelled.
 * @fires {ProfileChangedEvent} lupa-profile-changed - Fires after the server has kept a change.
 * @fires {ProfileDeletedEvent} lupa-profile-deleted - Fires after the server has deleted the profile.
 */
export class LupaProfileCard extends WidgetElement {
  static override styles = [WidgetElement.styles, profileCardStyles];
  static override messages = [messages, stateMessages];
  static override properties: PropertyDeclarations = {
    api: { attribute: false },
    removing: { state: true },
  };

  /** An API given by the page: beats the provider's. */
  api: ProfileApi | undefined;

  /** Which dialog is open: id of the field to be removed, or `profile`. */
  private removing: string | undefined;

  readonly #load = new LoadController<'profile', Versioned<Profile> | null>(this, {
    port: 'profile',
    ownApi: () => this.api,
    key: () => 'profile',
    load: (api) => api.profile(),
    isEmpty: (data) => data === null,
    onLoaded: (data) => this.#shows(data?.data.id),
  });
  readonly #announcer = new Announcer(this);
  readonly #dialog = new DialogController(this, 'lupa-title');
  readonly #look = new IdentityCodeLook(this);
  readonly #resending = new ActionController<void, void>(this);
  readonly #deletion = new ProfileDeletion({
    host: this,
    api: () => this.#load.api,
    now: () => this.#now,
    onDone: (id, next) => {
      this.#look.hide();
      this.dispatchEvent(new ProfileDeletedEvent(id));
      location.assign(next);
    },
    onFailed: (error) => this.#ends(error) || this.#announcer.say(notDeleted, 'assertive'),
    onUnknown: () => this.#announcer.say(perhapsDeleted, 'assertive'),
  });
  readonly #editing = new Map<string, FieldEditing>();
  #shownId: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  readonly #desk: FieldDesk = {
    host: this,
    api: () => this.#load.api,
    now: () => this.#now,
    fieldIn: (profile, id) => this.#fieldIn(profile, id),
    inTurn: (send) => (this.#turn = this.#turn.then(send, send)) as ReturnType<typeof send>,
    mayChange: (field) => this.dispatchEvent(new ProfileBeforeChangeEvent({ id: this.#shownId ?? '', field })),
    onNow: (now) => this.#load.set(now),
    onClosed: (editing) => void this.#focus(`lupa-edit-${editing.id}`),
    onDone: (editing, act, now) => this.#changed(editing, act, now),
    onFailed: (editing, error) => this.#notChanged(editing, error),
    onUnknown: () => this.#announcer.say(unknownText, 'assertive'),
  };

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  get #now(): Versioned<Profile> | undefined {
    const { state } = this.#load;
    return (state.kind === 'ready' && state.data) || undefined;
  }

  /** What was typed, asked or looked at about one person is nothing of another's. */
  #shows(id: string | undefined): void {
    if (id !== this.#shownId) {
      this.#editing.clear();
      this.removing = undefined;
      this.#look.hide();
      this.#resending.leave();
      this.#deletion.leave();
    }
    this.#shownId = id;
  }

  #fieldIn(profile: Profile, id: string): Field | undefined {
    if (id === FIRST_VISIT) return questionForLater(profile);
    const { api } = this.#load;
    return api && fieldsOf(profile, api.can, this.language).find((field) => field.id === id);
  }

  #editingOf(id: string): FieldEditing {
    const editing = this.#editing.get(id) ?? new FieldEditing(id, this.#desk);
    this.#editing.set(id, editing);
    return editing;
  }

  #changed(editing: FieldEditing, act: FieldAct, now: Versioned<Profile>): void {
    const { id } = editing;
    if (this.#editing.get(id) !== editing) return;
    this.#load.set(now);
    if (id !== FIRST_VISIT) this.#announcer.say(act === 'save' ? saved : removed);
    if (this.removing === id) {
      // The button that opened the dialog is gone: there is nothing left to remove.
      this.#dialog.openedBy(`lupa-edit-${id}`);
      this.removing = undefined;
    } else {
      void this.#focus(id === FIRST_VISIT ? 'lupa-title' : `lupa-edit-${id}`);
    }
    // On the document if the element has been removed meanwhile: the change stands all the same.
    const told = new ProfileChangedEvent({ id: now.data.id, field: id });
    (this.isConnected ? this : document).dispatchEvent(told);
    this.#load.connection.current?.announceChange(this);
  }

  #notChanged(editing: FieldEditing, error: ApiError): void {
    const field = this.#now && this.#fieldIn(this.#now.data, editing.id);
    const [faulty] = field === undefined ? [] : editing.faults(field);
    if (this.#ends(error)) return;
    if (faulty !== undefined) void this.#focus(`lupa-${faulty}`);
    else this.#announcer.say(() => failureText(error), 'assertive');
  }

  /** Whether the session is over: then nothing of the person is shown any more. */
  #ends(error: ApiError): boolean {
    // It is no more as it is shown, or another's by now.
    if (error.kind === 'stale' && !(error instanceof StaleProfile)) this.#load.reload();
    // Who is signed in too weakly for one thing is signed in.
    if (error.kind !== 'signed-out' || error.code === 'needs-strong') return false;
    this.removing = undefined;
    this.#look.hide();
    this.#load.fail(error);
    return true;
  }

  async #showCode(): Promise<void> {
    const { api } = this.#load;
    if (this.#look.state === 'seen') return this.#look.hide();
    if (api === undefined || this.#look.state === 'asked') return;
    const error = await this.#look.show(api, this.#shownId ?? '');
    // Focus on it says it: a live region in the page would keep it.
    if (this.#look.code !== undefined) await this.#focus('lupa-code');
    else if (error !== undefined && !this.#ends(error)) this.#announcer.say(codeNotShown, 'assertive');
  }

  #resend(): void {
    const { api } = this.#load;
    const id = this.#shownId ?? '';
    if (api?.resendConfirmation === undefined) return;
    void this.#resending.run({
      what: undefined,
      message: '',
      send: () => api.resendConfirmation!(id),
      // Nobody can be asked; but the message may be sent twice, and the newest link serves.
      lookUp: async () => undefined,
      onDone: () => this.#announcer.say(resent),
      onFailed: (error) => this.#ends(error) || this.#announcer.say(() => notResent(error), 'assertive'),
      onUnknown: () => {},
    });
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.getElementById(id)?.focus();
  }

  /** The browser asks before a page is left with something typed on it. */
  readonly #onLeave = (event: BeforeUnloadEvent) => event.preventDefault();

  protected override updated(): void {
    super.updated();
    this.#guard();
  }

  #guard(): void {
    const isTyped = this.isConnected && [...this.#editing.values()].some((each) => each.isTyped);
    if (isTyped) window.addEventListener('beforeunload', this.#onLeave);
    else window.removeEventListener('beforeunload', this.#onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#guard();
  }

  #closeDialog(): void {
    const { removing } = this;
    if (removing === undefined) return;
    if (removing === 'profile') {
      if (this.#deletion.state.kind === 'busy') return;
      this.#deletion.leave();
    } else {
      this.#editingOf(removing).cancel();
    }
    this.removing = undefined;
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    const { api } = this.#load;
    return profileCardView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      signIn: this.#load.signInAddress,
      signInStrongly: this.#load.connection.current?.port('signIn')?.address(location.href, true),
      possible: api?.can ?? { change: {}, remove: {} },
      look: this.#look,
      resending: this.#resending.state,
      deleting: this.#deletion.state,
      removing: this.removing,
      downloadAddress: api?.downloadAddress?.bind(api),
      editingOf: (id) => this.#editingOf(id),
      onLook: () => void this.#showCode(),
      onEdit: (field) => {
        this.#editingOf(field.id).begin(field);
        void this.#focus(`lupa-${field.inputs[0]!.name}`);
      },
      onType: (editing, input) => {
        editing.type(input);
        this.#guard();
      },
      onRemove: (field) => {
        this.#editingOf(field.id).begin(field, true);
        this.#dialog.openedBy(`lupa-remove-${field.id}`);
        this.removing = field.id;
      },
      onLater: () => {
        if (this.#now === undefined) return;
        const question = questionForLater(this.#now.data);
        const editing = this.#editingOf(FIRST_VISIT);
        editing.begin(question, true);
        editing.remove(question);
      },
      onResend: () => this.#resend(),
      onAskToDelete: () => {
        this.#dialog.openedBy('lupa-delete');
        this.removing = 'profile';
      },
      onDelete: () => this.#deletion.run(),
      onCheckDeletion: () => this.#deletion.check(),
      onCloseDialog: () => this.#closeDialog(),
      onRetry: () => this.#load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-profile-card': LupaProfileCard;
  }
}
