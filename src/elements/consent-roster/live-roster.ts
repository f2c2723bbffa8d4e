import type { ReactiveController } from 'lit';
import { ApiError } from '../../api/api-error.ts';
import type { ConsentRosterApi, RosterAnswer } from '../../api/ports.ts';
import { LiveWatch } from '../../base/live-watch.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { ConsentRoster } from '../../contract/consent-roster.ts';
import {
  ageOf,
  elapsed,
  freshnessOf,
  momentOf,
  readClocks,
  sightingOf,
  type Clocks,
  type Freshness,
  type Sighting,
} from './freshness.ts';
import { changedBetween, rowsAt, type RosterRow } from './roster-rows.ts';

/** How often the age is looked at, in milliseconds. */
const TICK = 1_000;
/** How long a row is marked of which something has changed, in milliseconds. */
const MARKED_FOR = 5 * 60_000;
/** A first answer that may be an old one is followed by a second look this soon, in milliseconds. */
const SECOND_LOOK = 1_000;

/** When there may be news: the connection is another, the page is seen again. */
const NEWS_LIKELY = ['online', 'offline', 'visibilitychange'];

/** Why there is no newer answer. */
export type Trouble = 'offline' | 'no-connection' | 'failed';

/** What is on the screen, and how old it is. */
export interface Shown {
  data: ConsentRoster;
  rows: RosterRow[];
  freshness: Freshness;
  /** In milliseconds; null where it is not known. */
  age: number | null;
  trouble: Trouble | undefined;
  /** UTC instant, by the clock of the server: now. */
  moment: string;
  /** UTC instant of the change, by the id of the person. */
  changed: ReadonlyMap<string, string>;
}

interface LiveRosterOptions {
  templateId: () => string | undefined;
  /** An API given to the element as a property. */
  ownApi: () => ConsentRosterApi | undefined;
  /** In milliseconds. */
  warnAfter: () => number;
  /** Rows that say something else than they did. */
  onChanged: (rows: RosterRow[], at: string) => void;
  /** What is told of its age is another: `before` is undefined for a list that has just come. */
  onAged: (shown: Shown, before: Pick<Shown, 'freshness' | 'trouble'> | undefined) => void;
}

/** The list as the server has it: followed while there is a connection, and grown old in plain sight without one. */
export class LiveRoster implements ReactiveController {
  readonly load: LoadController<'consentRoster', ConsentRoster>;
  /** Undefined as long as there is nothing to show. */
  shown: Shown | undefined;

  readonly #host: WidgetElement;
  readonly #options: LiveRosterOptions;
  readonly #watch: LiveWatch;
  /** What each answer is worth that has come. */
  readonly #sightings = new WeakMap<ConsentRoster, Sighting>();
  /** Of what is shown. */
  #sighting: Sighting | undefined;
  #trouble: Trouble | undefined;
  /** The list in which there is nobody. */
  #empty: ConsentRoster | undefined;
  /** Questions under way. */
  #asking = 0;
  #tick: ReturnType<typeof setInterval> | undefined;
  #secondLook: ReturnType<typeof setTimeout> | undefined;
  /** When each mark goes, by the id of the person. */
  readonly #marks = new Map<string, { at: string; since: Clocks }>();

  constructor(host: WidgetElement, options: LiveRosterOptions) {
    this.#host = host;
    this.#options = options;
    const { templateId, ownApi } = options;
    this.load = new LoadController<'consentRoster', ConsentRoster>(host, {
      port: 'consentRoster',
      // Named as the element's own: each look says when it was asked.
      ownApi: () => ownApi() ?? this.load.connection.current?.port('consentRoster'),
      key: () => templateId() && `templates/${templateId()}/roster`,
      load: (api) => this.#ask(api),
      isEmpty: (data) => data === this.#empty,
      onLoaded: (data) => this.#loaded(data),
    });
    host.addController(this);
    this.#watch = new LiveWatch(host, () => this.#look());
  }

  hostConnected(): void {
    this.#tick = setInterval(() => this.#age(), TICK);
    for (const type of NEWS_LIKELY) window.addEventListener(type, this.#onNewsLikely);
  }

  hostDisconnected(): void {
    clearInterval(this.#tick);
    clearTimeout(this.#secondLook);
    for (const type of NEWS_LIKELY) window.removeEventListener(type, this.#onNewsLikely);
  }

  readonly #onNewsLikely = () => {
    this.#age();
    if (document.visibilityState === 'visible') this.refresh();
  };

  /** Asks at once, and goes on asking. */
  refresh(): void {
    this.#watch.soon();
    // That there was no answer is told where the age is.
    this.#look().catch(() => {});
  }

  /** Another template: nothing of the one before is meant for it. */
  forget(): void {
    this.shown = this.#sighting = this.#trouble = undefined;
    this.#marks.clear();
    clearTimeout(this.#secondLook);
  }

  async #look(): Promise<void> {
    const { api, state } = this.load;
    if (api === undefined || this.#asking > 0 || state.kind === 'unconfigured' || isOver(state)) return;
    const id = this.#options.templateId();
    try {
      const data = await this.#ask(api);
      if (id === this.#options.templateId()) this.load.set(data);
    } catch (cause) {
      const error = cause as ApiError;
      if (id !== this.#options.templateId() || !isFatal(error)) throw error;
      this.load.fail(error);
    }
  }

  /** Rejects with `ApiError`. */
  async #ask(api: ConsentRosterApi): Promise<ConsentRoster> {
    const id = this.#options.templateId() ?? '';
    const at = readClocks();
    const isStill = () => id === this.#options.templateId();
    this.#asking += 1;
    try {
      const data = await api.roster(id);
      return isStill() ? this.#received(data, at) : data;
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError('unreadable');
      if (isStill()) this.#failed(error);
      throw error;
    } finally {
      this.#asking -= 1;
    }
  }

  /** The data to show: what has come, or what is there already if that is as new. */
  #received(data: RosterAnswer, at: Clocks): ConsentRoster {
    const sighting = sightingOf(Date.parse(data.asOf), at, readClocks(), this.#sighting, data.kept);
    if (sighting === undefined && this.shown !== undefined) {
      this.#isInTrouble('no-connection');
      return this.shown.data;
    }
    if (sighting !== undefined) this.#sightings.set(data, sighting);
    return data;
  }

  #loaded(data: ConsentRoster): void {
    const sighting = this.#sightings.get(data);
    if (sighting === undefined || sighting === this.#sighting) return;
    this.#sighting = sighting;
    this.#trouble = undefined;
    this.#empty = data.people.length === 0 ? data : undefined;
    this.#show(data);
    clearTimeout(this.#secondLook);
    if (!sighting.live) this.#secondLook = setTimeout(() => this.refresh(), SECOND_LOOK);
  }

  #failed(error: ApiError): void {
    // What was shown is no longer this person's to see.
    if (isFatal(error)) this.forget();
    else this.#isInTrouble(error.kind === 'network' ? 'no-connection' : 'failed');
  }

  #isInTrouble(trouble: Trouble): void {
    this.#trouble = navigator.onLine ? trouble : 'offline';
    this.#age();
  }

  /** Time goes by: what is shown grows older, and what held until now may hold no more. */
  #age(): void {
    if (this.shown !== undefined && this.load.state.kind !== 'loading') this.#show(this.shown.data);
  }

  #show(data: ConsentRoster): void {
    const { shown: before } = this;
    const sighting = this.#sighting;
    if (sighting === undefined) return;
    const now = readClocks();
    const moment = momentOf(sighting, now);
    const rows = rowsAt(data, moment);
    const changed = before === undefined ? [] : changedBetween(before.rows, rows);
    for (const id of changed) this.#marks.set(id, { at: instantOf(moment), since: now });
    for (const [id, { since }] of this.#marks) if (elapsed(since, now) > MARKED_FOR) this.#marks.delete(id);
    const trouble = this.#trouble;
    const shown: Shown = {
      data,
      rows,
      age: ageOf(sighting, now),
      freshness: freshnessOf(sighting, now, this.#options.warnAfter(), trouble === undefined),
      trouble,
      moment: instantOf(moment),
      changed: new Map([...this.#marks].map(([id, { at }]) => [id, at])),
    };
    this.shown = shown;
    if (before === undefined || changed.length > 0 || looksOf(shown) !== looksOf(before)) this.#host.requestUpdate();
    if (before?.freshness !== shown.freshness || before.trouble !== trouble) this.#options.onAged(shown, before);
    if (changed.length > 0) {
      const ids = new Set(changed);
      this.#options.onChanged(
        rows.filter(({ person }) => ids.has(person.id)),
        shown.moment,
      );
    }
  }
}

/** What of it is seen besides the rows. */
function looksOf({ freshness, trouble, age, changed }: Shown): string {
  return [freshness, trouble, age === null ? '' : Math.floor(age / 60_000), ...changed.keys()].join(' ');
}

/** What is not this person's to see is not asked for again by itself. */
function isOver(state: WidgetState<ConsentRoster, ApiError>): boolean {
  return state.kind === 'signed-out' || (state.kind === 'failed' && state.error.kind === 'not-found');
}

function isFatal({ kind }: ApiError): boolean {
  return kind === 'signed-out' || kind === 'not-found';
}

/** Of a time that no calendar has, the beginning of 1970. */
function instantOf(moment: number): string {
  return new Date(Number.isNaN(new Date(moment).getTime()) ? 0 : moment).toISOString();
}
