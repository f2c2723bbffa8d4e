import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { Candidates, GroupRow } from '../../contract/group-requests.ts';
import { asApiError, isFatal, type Desk } from './desk.ts';
import { peopleAdded, peopleNotSaved, peopleUnknown, personRemoved } from './people-words.ts';

/** Who is looked for: a request that goes to named people is given more of them, or fewer. */
export interface Looking {
  /** What was looked for; undefined before the first time. */
  search: string | undefined;
  found: Candidates['items'];
  /** Ids of those who are ticked. */
  ticked: ReadonlySet<string>;
  looking: boolean;
  failed: boolean;
}

const NOTHING: Looking = { search: undefined, found: [], ticked: new Set(), looking: false, failed: false };

export class PeopleChoice {
  /** Undefined where the dialog is closed. */
  looking: Looking | undefined;

  readonly #desk: Desk;
  readonly #saving: ActionController<'add' | 'remove', true>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#saving = new ActionController(desk.host);
  }

  get saving(): ActionState<'add' | 'remove'> {
    return this.#saving.state;
  }

  open(): void {
    this.#saving.leave();
    this.#become(NOTHING);
  }

  close(): void {
    if (this.#saving.state.kind === 'busy') return;
    this.#saving.leave();
    this.#become(undefined);
  }

  tick(id: string, on: boolean): void {
    if (this.looking === undefined) return;
    const ticked = new Set(this.looking.ticked);
    if (on) ticked.add(id);
    else ticked.delete(id);
    this.#become({ ...this.looking, ticked });
  }

  async search(words: string): Promise<void> {
    const { api, templateId } = this.#desk;
    if (this.looking === undefined || api === undefined) return;
    const asked: Looking = { ...this.looking, search: words, looking: true, failed: false };
    this.#become(asked);
    try {
      const { items } = await api.candidates(templateId, words);
      // Who was ticked and is found no more would be added unseen.
      const ticked = new Set([...this.#tickedNow].filter((id) => items.some((each) => each.id === id)));
      if (this.looking?.search === words) this.#become({ ...asked, found: items, ticked, looking: false });
    } catch (cause) {
      const error = asApiError(cause);
      if (isFatal(error)) this.#desk.fail(error);
      if (this.looking?.search === words) this.#become({ ...asked, looking: false, failed: true });
    }
  }

  add(): Promise<void> {
    const ids = [...this.#tickedNow];
    return this.#save('add', ids, () => {
      this.#become(undefined);
      this.#desk.say(() => peopleAdded(ids.length));
    });
  }

  /** @param next id of what takes focus when the row is gone */
  remove({ id, name }: GroupRow, next: string): Promise<void> {
    return this.#save('remove', [id], () => {
      this.#desk.say(() => personRemoved(name));
      this.#desk.focus(next);
    });
  }

  get #tickedNow(): ReadonlySet<string> {
    return this.looking?.ticked ?? new Set();
  }

  async #save(what: 'add' | 'remove', ids: string[], onSaved: () => void): Promise<void> {
    const { api, templateId } = this.#desk;
    if (api === undefined || ids.length === 0) return;
    if (this.#saving.state.kind === 'unknown') return this.#saving.check();
    // To add or to remove twice is to do it once: so what is not known is done again.
    const send = async () => {
      if (what === 'add') await api.addPeople(templateId, ids);
      else await api.removePeople(templateId, ids);
      return true as const;
    };
    await this.#saving.run({
      what,
      message: JSON.stringify([what, ids]),
      send,
      lookUp: send,
      onDone: () => {
        onSaved();
        this.#desk.refresh();
      },
      onFailed: (error) => {
        if (isFatal(error)) this.#desk.fail(error);
        else this.#desk.say(peopleNotSaved, 'assertive');
      },
      onUnknown: () => this.#desk.say(peopleUnknown, 'assertive'),
    });
  }

  #become(looking: Looking | undefined): void {
    this.looking = looking;
    this.#desk.host.requestUpdate();
  }
}
