import type { ReactiveController } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { Selection } from '../../contract/group-acts.ts';
import type { BulkItem, BulkItems, BulkJob, RemindersAhead } from '../../contract/group-requests.ts';
import type { Act } from '../../model/group-act.ts';
import { asApiError, isFatal, type Desk } from './desk.ts';
import { begunUnknown, notBegun, outcomeSentence, planSentence, progressSentence } from './act-words.ts';
import { RequestsActedEvent } from './group-requests.events.ts';

/** How often the server is asked how far an act has come, in milliseconds: at first, and at the slowest. */
export const FOLLOW_INTERVALS = { first: 1_000, last: 5_000 };
const SLOWER = 1.5;

/** Progress is said aloud at most this often, in milliseconds. */
const SAY_AGAIN_AFTER = 10_000;

export type ListedState = Extract<BulkItem['state'], 'ready' | 'done' | 'skipped' | 'failed'>;

/** Whom an act is for. */
export interface Whom {
  selection: Selection;
  count: number;
  /** How many of them are not on the page of the table. */
  hidden: number;
}

/** What the dialog of an act shows: it is planned, then it runs, then it has an outcome. */
export interface ActDialog {
  stage: 'planning' | 'not-planned' | 'planned' | 'running' | 'finished';
  act: Act;
  /** Undefined where somebody else has begun it. */
  whom: Whom | undefined;
  job: BulkJob | undefined;
  /** A page of each list of names, as far as they have come. */
  lists: Partial<Record<ListedState, BulkItems>>;
  /** Lists that could not be loaded. */
  unread: ListedState[];
  ahead: RemindersAhead | undefined;
  /** What is wrong in the form. */
  missing: ('confirmed' | 'last-day')[];
  /** No answer to the last question how far it has come. */
  lost: boolean;
}

/** An act on many: planned, looked at, started, followed; its outcome, and those again that have failed. */
export class BulkAct implements ReactiveController {
  dialog: ActDialog | undefined;
  /** The last act that was begun here and has ended, until it is put away. */
  outcome: BulkJob | undefined;

  readonly #desk: Desk;
  readonly #sending: ActionController<'start' | 'retry', BulkJob>;
  #followed: string | undefined;
  /** Begun on this page: its end is told to the page. */
  #own = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FOLLOW_INTERVALS.first;
  #saidAt = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#sending = new ActionController(desk.host);
    desk.host.addController(this);
  }

  hostConnected(): void {
    if (this.#followed !== undefined) this.#ask();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  get sending(): ActionState<'start' | 'retry'> {
    return this.#sending.state;
  }

  /** Plans the act; nothing is done by it. */
  async plan(act: Act, whom: Whom): Promise<void> {
    const { api, templateId } = this.#desk;
    if (api === undefined) return;
    const planning: ActDialog = { ...EMPTY, stage: 'planning', act, whom };
    this.#show(planning);
    try {
      const job = await api.plan(templateId, { act, selection: whom.selection });
      if (this.dialog !== planning) return;
      this.#show({ ...planning, stage: 'planned', job });
      this.#desk.say(() => planSentence(job));
      await Promise.all([this.list('ready'), this.list('skipped'), act === 'remind' ? this.#lookAhead() : undefined]);
    } catch (cause) {
      const error = asApiError(cause);
      if (isFatal(error)) this.#desk.fail(error);
      if (this.dialog === planning) this.#show({ ...planning, stage: 'not-planned' });
    }
  }

  /** Plans again what could not be planned. */
  replan(): void {
    if (this.dialog?.whom !== undefined) void this.plan(this.dialog.act, this.dialog.whom);
  }

  /** Another act for the same people: the gentler one. */
  turnTo(act: Act): void {
    if (this.dialog?.whom !== undefined) void this.plan(act, this.dialog.whom);
  }

  /** Shows an act that is under way or has ended. */
  open(job: BulkJob): void {
    if (job.act === 'unknown') return;
    this.#show({ ...EMPTY, act: job.act, stage: job.state === 'finished' ? 'finished' : 'running', job });
    if (job.state === 'finished') this.#listOutcome();
    else this.#follow(job);
  }

  /** The act goes on at the server, and may have changed what the table shows. */
  close(): void {
    if (this.dialog === undefined || this.#sending.state.kind === 'busy') return;
    this.leave();
    this.#desk.refresh();
  }

  /** Nothing of the act is shown any more. */
  leave(): void {
    this.dialog = undefined;
    this.#sending.leave();
    this.#desk.host.requestUpdate();
  }

  putOutcomeAway(): void {
    this.outcome = undefined;
    this.#desk.host.requestUpdate();
  }

  /** Says what is wrong in the form; nothing is sent then. */
  lacks(missing: ActDialog['missing']): void {
    if (this.dialog !== undefined) this.#show({ ...this.dialog, missing });
  }

  start(lastValidDay: string | null): Promise<void> {
    return this.#begin('start', (job) => this.#desk.api!.start(this.#desk.templateId, job.id, { lastValidDay }));
  }

  /** Tries those again that have failed. */
  retry(): Promise<void> {
    return this.#begin('retry', (job) => this.#desk.api!.retry(this.#desk.templateId, job.id));
  }

  /** Asks whether an act has begun of which that is not known. */
  check(): Promise<void> {
    return this.#sending.check();
  }

  /** Loads one page of the names of a list. */
  async list(state: ListedState, offset = 0): Promise<void> {
    const { api, templateId } = this.#desk;
    const id = this.dialog?.job?.id;
    if (api === undefined || id === undefined) return;
    const items = await api.items(templateId, id, state, offset).catch(() => undefined);
    const now = this.dialog;
    if (now?.job?.id !== id) return;
    const unread = now.unread.filter((each) => each !== state);
    if (items === undefined) this.#show({ ...now, unread: [...unread, state] });
    else this.#show({ ...now, unread, lists: { ...now.lists, [state]: items } });
  }

  async #lookAhead(): Promise<void> {
    const ahead = await this.#desk.api?.remindersAhead(this.#desk.templateId).catch(() => undefined);
    if (this.dialog?.act === 'remind') this.#show({ ...this.dialog, ahead });
  }

  async #begin(what: 'start' | 'retry', send: (job: BulkJob) => Promise<BulkJob>): Promise<void> {
    const job = this.dialog?.job;
    if (job === undefined || this.#desk.api === undefined) return;
    this.lacks([]);
    await this.#sending.run({
      what,
      message: `${what} ${job.id} ${job.done}`,
      send: () => send(job),
      // To start twice is to start once, so what is asked is whether it has been.
      lookUp: async () => {
        const now = await this.#desk.api!.job(this.#desk.templateId, job.id);
        const begun = what === 'start' ? now.state !== 'planned' : now.state === 'running' || now.failed < job.failed;
        return begun ? now : undefined;
      },
      onDone: (now) => this.#begun(now),
      onFailed: (error) => this.#notBegun(error),
      onUnknown: () => this.#desk.say(begunUnknown, 'assertive'),
    });
  }

  #notBegun(error: ApiError): void {
    if (isFatal(error)) return this.#desk.fail(error);
    // A plan is not kept for ever: whom it was for is found out again.
    if (error.kind === 'not-found') return this.replan();
    this.#desk.say(notBegun, 'assertive');
  }

  #begun(job: BulkJob): void {
    this.#own.add(job.id);
    this.outcome = undefined;
    if (this.dialog?.job?.id === job.id) this.#show({ ...this.dialog, job, stage: 'running', lists: {}, unread: [] });
    this.#follow(job);
  }

  #follow(job: BulkJob): void {
    this.#followed = job.id;
    this.#wait = FOLLOW_INTERVALS.first;
    this.#saidAt = performance.now();
    this.#took(job);
  }

  #ask(): void {
    clearTimeout(this.#timer);
    const { api, templateId } = this.#desk;
    const id = this.#followed;
    if (id === undefined || api === undefined) return;
    this.#timer = setTimeout(() => {
      api.job(templateId, id).then(
        (job) => this.#followed === id && this.#took(job),
        (cause) => this.#followed === id && this.#lost(asApiError(cause)),
      );
    }, this.#wait);
    this.#wait = Math.min(FOLLOW_INTERVALS.last, this.#wait * SLOWER);
  }

  #lost(error: ApiError): void {
    if (isFatal(error)) {
      this.#followed = undefined;
      return this.#desk.fail(error);
    }
    if (this.dialog?.job?.id === this.#followed) this.#show({ ...this.dialog!, lost: true });
    this.#ask();
  }

  #took(job: BulkJob): void {
    const shown = this.dialog?.job?.id === job.id ? this.dialog : undefined;
    if (job.state === 'finished') return this.#ended(job, shown);
    if (shown) this.#show({ ...shown, job, lost: false });
    if (performance.now() - this.#saidAt > SAY_AGAIN_AFTER) {
      this.#saidAt = performance.now();
      this.#desk.say(() => progressSentence(job));
    }
    this.#ask();
  }

  #ended(job: BulkJob, shown: ActDialog | undefined): void {
    this.#followed = undefined;
    this.outcome = job;
    if (shown) {
      // The heading of the dialog takes focus and says it: a live message besides would say it twice.
      this.#show({ ...shown, job, stage: 'finished', lost: false });
      this.#listOutcome();
    } else {
      this.#desk.say(() => outcomeSentence(job));
    }
    if (job.act !== 'unknown' && this.#own.delete(job.id)) {
      const { id, act, done, skipped, failed } = job;
      this.#desk.host.dispatchEvent(new RequestsActedEvent({ id, act, done, skipped, failed }));
    }
    this.#desk.refresh();
  }

  #listOutcome(): void {
    const job = this.dialog!.job!;
    for (const state of ['failed', 'skipped', 'done'] as const) if (job[state] > 0) void this.list(state);
  }

  #show(dialog: ActDialog): void {
    this.dialog = dialog;
    this.#desk.host.requestUpdate();
  }
}

const EMPTY = {
  whom: undefined,
  job: undefined,
  lists: {},
  unread: [],
  ahead: undefined,
  missing: [],
  lost: false,
} satisfies Partial<ActDialog>;
