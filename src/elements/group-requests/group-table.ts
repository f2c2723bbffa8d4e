import type { ReactiveController } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { GroupRequestsApi } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { GroupRequests } from '../../contract/group-requests.ts';
import { asApiError, type Desk } from './desk.ts';
import { LiveWatch } from '../../base/live-watch.ts';
import { missingFrom, withNews, type News } from './news.ts';
import { isSameFilter } from './selection.ts';
import { FIRST_QUERY, lastOffset, type TableQuery } from './table-query.ts';
import { changedRows, notUpdated, shownSentence } from './table-words.ts';

/** News is said aloud at most this often, in milliseconds. */
const SAY_NEWS_AFTER = 10_000;
/** Milliseconds after the last letter until names are looked for. */
const SEARCH_PAUSE = 400;

interface TableOptions {
  templateId: () => string | undefined;
  /** An API given to the element as a property. */
  ownApi: () => GroupRequestsApi | undefined;
  say: Desk['say'];
  /** The table is asked for otherwise. */
  onAsked: (query: TableQuery) => void;
  onLoaded: (data: GroupRequests) => void;
  /** What is shown is no longer this person's. */
  onLost: (error: ApiError) => void;
}

/** One page of the group, as the server has it: asked for, shown, and followed. Never more than a page is held. */
export class GroupTable implements ReactiveController {
  query: TableQuery = FIRST_QUERY;
  /** What is shown; of an empty table, too. */
  data: GroupRequests | undefined;
  /** The table could not be loaded as it was asked for. */
  overdue = false;
  /** Others would be on this page than are shown. */
  moved = false;

  readonly load: LoadController<'groupRequests', GroupRequests>;
  readonly #host: WidgetElement;
  readonly #options: TableOptions;
  /** The answer in which there is nobody at all, whatever is asked. */
  #empty: GroupRequests | undefined;
  /** Loads under way. */
  #loads = 0;
  /** The rows that come have been asked for by the person, who is told of them. */
  #sayLoaded = false;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #unsaidNews = new Set<string>();
  #saidNewsAt = -Infinity;

  constructor(host: WidgetElement, options: TableOptions) {
    this.#host = host;
    this.#options = options;
    const { templateId, ownApi } = options;
    this.load = new LoadController<'groupRequests', GroupRequests>(host, {
      port: 'groupRequests',
      // Named as the element's own, so that no load is shared: the same table may be asked for otherwise meanwhile.
      ownApi: () => ownApi() ?? this.load.connection.current?.port('groupRequests'),
      key: () => templateId() && `templates/${templateId()}/requests`,
      load: (api) => this.#loadPage(api),
      isEmpty: (data) => data === this.#empty,
      onLoaded: (data) => this.#loaded(data),
    });
    host.addController(this);
    new LiveWatch(host, () => this.#lookForNews());
  }

  hostDisconnected(): void {
    clearTimeout(this.#searchTimer);
  }

  /** Asks for the table otherwise. Another filter begins at the first page. */
  ask(change: Partial<TableQuery>): void {
    clearTimeout(this.#searchTimer);
    this.query = { ...this.query, offset: 0, ...change };
    this.#options.onAsked(this.query);
    this.#sayLoaded = true;
    this.#host.requestUpdate();
    this.load.reload();
  }

  /** @param now at once; otherwise when the writing has stopped */
  search(words: string, now: boolean): void {
    clearTimeout(this.#searchTimer);
    const search = () => words.trim() !== this.query.search && this.ask({ search: words.trim() });
    if (now) search();
    else this.#searchTimer = setTimeout(search, SEARCH_PAUSE);
  }

  /** Another template: nothing of the one before is meant for it. */
  forget(): void {
    this.query = FIRST_QUERY;
    this.data = undefined;
    this.moved = this.overdue = false;
  }

  async #loadPage(api: GroupRequestsApi): Promise<GroupRequests> {
    const { query } = this;
    this.#loads += 1;
    try {
      const data = await api.page(this.#options.templateId() ?? '', query);
      if (query === this.query) this.overdue = false;
      if (data.statuses.length === 0 && isSameFilter(query, {})) this.#empty = data;
      return data;
    } catch (cause) {
      if (query === this.query) this.#isOverdue();
      throw asApiError(cause);
    } finally {
      this.#loads -= 1;
    }
  }

  #isOverdue(): void {
    this.overdue = true;
    this.#sayLoaded = false;
    this.#host.requestUpdate();
    if (this.data !== undefined) this.#options.say(notUpdated, 'assertive');
  }

  #loaded(data: GroupRequests): void {
    this.data = data;
    this.moved = false;
    this.#options.onLoaded(data);
    // The page has become too far: others have left.
    if (data.items.length === 0 && data.total > 0)
      return this.ask({ offset: lastOffset(data.total, this.query.limit) });
    if (this.#sayLoaded) this.#options.say(() => shownSentence(data));
    this.#sayLoaded = false;
  }

  /** The rows that are shown, as they are now; they stay where they are, and so do focus and the page. */
  async #lookForNews(): Promise<void> {
    const { api, state } = this.load;
    const { query, data: shown } = this;
    if (api === undefined || shown === undefined || state.kind !== 'ready' || this.#loads > 0) return;
    const overtaken = () => this.#loads > 0 || this.data !== shown || query !== this.query;
    const { id } = shown.template;
    try {
      const now = await api.page(id, query);
      const gone = missingFrom(shown, now);
      const others = gone.length === 0 ? [] : (await api.page(id, { ids: gone, limit: gone.length })).items;
      if (!overtaken()) this.#took(withNews(shown, now, others));
    } catch (cause) {
      const error = asApiError(cause);
      if (!overtaken() && (error.kind === 'signed-out' || error.kind === 'not-found')) this.#options.onLost(error);
      else throw error;
    }
  }

  #took({ data, changed, moved }: News): void {
    this.load.set(data);
    this.moved = moved;
    for (const id of changed) this.#unsaidNews.add(id);
    const count = this.#unsaidNews.size;
    const now = performance.now();
    if (count === 0 || now - this.#saidNewsAt < SAY_NEWS_AFTER) return;
    this.#unsaidNews.clear();
    this.#saidNewsAt = now;
    this.#options.say(() => changedRows(count));
  }
}
