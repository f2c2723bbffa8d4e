import type { GroupRequests } from '../../contract/group-requests.ts';
import { ACTS } from '../../model/group-act.ts';
import type { Desk } from './desk.ts';
import { asked, isSameFilter, type Chosen, type Filter } from './selection.ts';

export type Possible = GroupRequests['possible'];

/** Ids that one question names: an address has an end. */
const AT_ONCE = 100;
/** More ids than these are not counted: the dialog of the act says how many there are. */
const MOST_COUNTED = 300;
/** Milliseconds after the last change of the choice. */
const PAUSE = 300;

/** To how many of the chosen each act can be done: the server says, and where it has not, there is no number. */
export class PossibleCounts {
  /** Undefined as long as it is not known. */
  now: Possible | undefined;

  readonly #desk: Desk;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Counts anew where the choice is another, or the table has changed since. */
  follow(chosen: Chosen, data: GroupRequests, filter: Filter): void {
    const names = chosen.kind === 'named' ? [...chosen.ids] : [...chosen.except];
    const key = JSON.stringify([chosen, names, data.possible, data.items.map(({ status }) => status)]);
    if (key === this.#asked) return;
    this.#asked = key;
    this.now = undefined;
    clearTimeout(this.#timer);
    if (names.length > MOST_COUNTED) return;
    if (chosen.kind === 'named' && names.length === 0) {
      this.now = NONE;
      return;
    }
    const whole = chosen.kind === 'all' && isSameFilter(chosen.filter, filter) ? data.possible : undefined;
    if (names.length === 0 && whole !== undefined) {
      this.now = whole;
      return;
    }
    this.#timer = setTimeout(() => void this.#count(key, chosen, names, whole), PAUSE);
  }

  async #count(key: string, chosen: Chosen, names: string[], whole: Possible | undefined): Promise<void> {
    const filter = chosen.kind === 'all' ? asked(chosen.filter) : {};
    try {
      const named = await this.#ofNamed(names, filter);
      const counts = chosen.kind === 'named' ? named : without(whole ?? (await this.#ask(filter)), named);
      if (key !== this.#asked) return;
      this.now = counts;
      this.#desk.host.requestUpdate();
    } catch {
      // Without an answer there is no number.
    }
  }

  async #ofNamed(ids: string[], filter: Filter): Promise<Possible> {
    let sum = NONE;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      sum = plus(sum, await this.#ask({ ...filter, ids: ids.slice(from, from + AT_ONCE) }));
    }
    return sum;
  }

  async #ask(query: Filter & { ids?: string[] }): Promise<Possible> {
    return (await this.#desk.api!.page(this.#desk.templateId, { ...query, limit: 1 })).possible;
  }
}

const NONE: Possible = { send: 0, remind: 0, 'end-answering': 0, close: 0 };

function combined(one: Possible, other: Possible, sign: 1 | -1): Possible {
  return Object.fromEntries(ACTS.map((act) => [act, one[act] + sign * other[act]])) as unknown as Possible;
}

const plus = (one: Possible, other: Possible) => combined(one, other, 1);
const without = (one: Possible, other: Possible) => combined(one, other, -1);
