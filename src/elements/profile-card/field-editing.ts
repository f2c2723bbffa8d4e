import { ApiError } from '../../api/api-error.ts';
import type { ProfileApi, Versioned } from '../../api/ports.ts';
import { StaleProfile } from '../../api/stale-profile.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { Profile } from '../../contract/profile.ts';
import type { ProfileChange } from '../../contract/profile-change.ts';
import { clean, type Field, type Values } from './profile-fields.ts';

export type FieldAct = 'save' | 'remove';

export interface FieldDesk {
  host: WidgetElement;
  api: () => ProfileApi | undefined;
  /** What is shown now. */
  now: () => Versioned<Profile> | undefined;
  /** The field as it is in a profile. */
  fieldIn: (profile: Profile, id: string) => Field | undefined;
  /** One change after the other, so that no answer overtakes a later one. */
  inTurn: <T>(send: () => Promise<T>) => Promise<T>;
  mayChange: (id: string) => boolean;
  onNow: (now: Versioned<Profile>) => void;
  /** The inputs are gone, and nothing was sent. */
  onClosed: (editing: FieldEditing) => void;
  onDone: (editing: FieldEditing, act: FieldAct, now: Versioned<Profile>) => void;
  onFailed: (editing: FieldEditing, error: ApiError) => void;
  onUnknown: () => void;
}

/** Others may change other fields meanwhile: how often the same is sent again with a newer mark. */
const TRIES = 4;

/** The editing of one field: what is typed, what was seen then, and what came of sending it. */
export class FieldEditing {
  readonly id: string;
  /** What stands in the inputs, while they are there. */
  draft: Values | undefined;
  /** What came of the last act, until the next. */
  outcome: FieldAct | undefined;
  readonly #desk: FieldDesk;
  readonly #action: ActionController<FieldAct, Versioned<Profile>>;
  /** Whose it is, and what they saw when they began. */
  #person: string | undefined;
  #seen: string | undefined;
  /** What stood in the inputs then. */
  #begun = '';

  constructor(id: string, desk: FieldDesk) {
    this.id = id;
    this.#desk = desk;
    this.#action = new ActionController(desk.host);
  }

  get state(): ActionState<FieldAct> {
    return this.#action.state;
  }

  /** Whether something has been sent and is not settled yet. */
  get underWay(): boolean {
    return this.#action.underWay;
  }

  /** Names of the inputs that the server has found fault with. */
  faults({ inputs }: Field): string[] {
    const { state } = this;
    const isFaulty = state.kind === 'failed' && /^(?:invalid-message|email-in-use)$/u.test(state.error.code);
    if (!isFaulty || this.draft === undefined) return [];
    const named = state.error.errors.map(({ field }) => field);
    const found = inputs.map(({ name }) => name).filter((name) => named.includes(name));
    return found.length === 0 ? [inputs[0]!.name] : found;
  }

  /** Whether something was typed that is not sent. */
  get isTyped(): boolean {
    return this.draft !== undefined && JSON.stringify(this.draft) !== this.#begun;
  }

  /** Begins to edit, or to ask whether to remove. */
  begin(field: Field, isRemoval = false): void {
    if (this.underWay) return;
    this.#leave();
    this.#person = this.#desk.now()?.data.id;
    this.#seen = print(field, field.values);
    if (isRemoval) return;
    this.draft = Object.fromEntries(
      field.inputs.map(({ name, preset = '' }) => [
        name,
        field.values?.[name] ?? (field.values === null ? preset : ''),
      ]),
    );
    this.#begun = JSON.stringify(this.draft);
  }

  type(input: HTMLInputElement | HTMLSelectElement): void {
    if (this.draft === undefined) return;
    const isOff = input.type === 'checkbox' && !(input as HTMLInputElement).checked;
    this.draft[input.name] = isOff ? '' : input.value;
  }

  cancel(): void {
    if (this.underWay) return;
    this.#leave();
    if (this.draft === undefined) return;
    this.draft = undefined;
    this.#desk.onClosed(this);
  }

  #leave(): void {
    this.outcome = undefined;
    this.#action.leave();
    this.#desk.host.requestUpdate();
  }

  check(): void {
    void this.#action.check();
  }

  save(field: Field): void {
    const { draft } = this;
    if (draft === undefined || this.underWay) return;
    const values = clean(draft);
    const isUnchanged = field.values !== null && [draft, values].some((each) => print(field, each) === this.#seen);
    if (isUnchanged) this.cancel();
    else this.#run('save', field, values);
  }

  remove(field: Field): void {
    this.#run('remove', field, null);
  }

  #run(act: FieldAct, field: Field, values: Values | null): void {
    const desk = this.#desk;
    const api = desk.api();
    if (api === undefined || !this.#action.ready || !desk.mayChange(this.id)) return;
    const change = field.changeTo(values);
    // An address for the mails answers the question of the first visit.
    if (this.id === 'email' && act === 'save' && desk.now()?.data.firstVisit) change.firstVisit = false;
    void this.#action.run({
      what: act,
      message: JSON.stringify(change),
      send: () => desk.inTurn(() => this.#send(api, change)),
      lookUp: () => this.#lookUp(api, print(field, values)),
      onDone: (now, shown) => {
        if (shown) {
          this.draft = undefined;
          this.outcome = act;
        }
        desk.onDone(this, act, now);
      },
      onFailed: (error) => {
        if (error instanceof StaleProfile) this.#meet(error.now);
        desk.onFailed(this, error);
      },
      onUnknown: desk.onUnknown,
    });
  }

  /** Sends with the newest mark, as long as the field is what the person saw. */
  async #send(api: ProfileApi, change: ProfileChange): Promise<Versioned<Profile>> {
    let now = this.#desk.now();
    if (now === undefined) throw new ApiError('signed-out');
    for (let tries = 1; ; tries += 1) {
      if (this.#inProfile(now.data) !== this.#seen) throw new StaleProfile(now);
      try {
        return await api.change(change, now.etag);
      } catch (error) {
        if (!(error instanceof StaleProfile) || tries === TRIES) throw error;
        now = error.now;
      }
    }
  }

  /** What holds, where no answer came; undefined: what the person saw, so that nothing has been changed. */
  async #lookUp(api: ProfileApi, sent: string): Promise<Versioned<Profile> | undefined> {
    // Who is signed out meanwhile does not learn what came of it: that is no answer.
    const now = await api.profile().catch(() => null);
    if (now === null) throw new ApiError('network');
    const holds = this.#inProfile(now.data);
    if (holds === sent) return now;
    if (holds !== this.#seen) throw new StaleProfile(now);
    this.#desk.onNow(now);
    return undefined;
  }

  /** What another has written is seen from now on: the next try is knowingly in its place. */
  #meet(now: Versioned<Profile>): void {
    this.#seen = this.#inProfile(now.data);
    this.#desk.onNow(now);
  }

  /** Undefined where it is the profile of another, who has signed in meanwhile, or has no such field. */
  #inProfile(profile: Profile): string | undefined {
    const field = profile.id === this.#person ? this.#desk.fieldIn(profile, this.id) : undefined;
    return field && print(field, field.values);
  }
}

/** By which what stands in a field is held against what is to stand there. */
function print({ inputs }: Field, values: Values | null): string {
  return JSON.stringify(inputs.map(({ name }) => values?.[name] ?? ''));
}
