import { ApiError } from '../../api/api-error.ts';
import type { TemplateEditorApi } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { CheckAccess, CheckAccessList, GivenAccess } from '../../contract/check-access.ts';
import { civilDateOf, daysAfter, isCivilDate } from '../../model/civil-date.ts';
import { accessDone, accessFailed, accessUnknown, copyText } from './system-words.ts';

/** Days for which access is proposed, and at most given. */
const DAYS = 365;
const MOST_DAYS = 400;
/** Longest name of a system, in UTF-16 code units. */
export const LONGEST_SYSTEM = 60;

/** What is open in the dialog. `token`: access was given, and its token is there to be seen, or was lost on its way. */
export type AccessStage =
  { kind: 'give' } | { kind: 'token'; given: GivenAccess } | { kind: 'take'; access: CheckAccess };

export type AccessAct = 'give' | 'take';
export type AccessField = 'system' | 'last-day';

/** How the acts reach the rest of the element. */
export interface AccessDesk {
  host: WidgetElement;
  api: () => TemplateEditorApi | undefined;
  templateId: () => string;
  /** @param opener id of the control that takes focus back */
  onAsk: (opener: string) => void;
  say: (words: () => string, politeness?: 'assertive') => void;
}

/** Which other systems may check the template: gives them access and takes it away, each asked about first. */
export class SystemAccess {
  /** Undefined until it is known, and where it is not the viewer's to know. */
  list: CheckAccessList | undefined;
  /** The list could not be had: what is shown, if anything is, is what was seen before. */
  isMissing = false;
  stage: AccessStage | undefined;
  /** Fields of the dialog that are not as they must be. */
  faults: AccessField[] = [];
  /** Whether the token was copied; undefined until somebody tries. */
  copied: boolean | undefined;

  readonly #desk: AccessDesk;
  readonly #action: ActionController<AccessAct, GivenAccess | CheckAccess>;
  #turn = 0;

  constructor(desk: AccessDesk) {
    this.#desk = desk;
    this.#action = new ActionController(desk.host);
  }

  get state(): ActionState<AccessAct> {
    return this.#action.state;
  }

  /** The days among which the last one is chosen, and the one that is proposed. */
  get days(): { first: string; proposed: string; last: string } {
    const first = civilDateOf(new Date().toISOString());
    return { first, proposed: daysAfter(first, DAYS), last: daysAfter(first, MOST_DAYS) };
  }

  /** Another template is shown now. */
  leave(): void {
    this.#turn += 1;
    this.list = undefined;
    this.isMissing = false;
    this.stage = undefined;
    this.#action.leave();
  }

  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const { list, isMissing } = await this.#look();
    if (turn !== this.#turn) return;
    // What was seen before is better than nothing, and is told to be that.
    if (list !== undefined || !isMissing) this.list = list;
    this.isMissing = isMissing;
    this.#desk.host.requestUpdate();
  }

  async #look(): Promise<{ list?: CheckAccessList; isMissing: boolean }> {
    try {
      const list = await this.#desk.api()?.checkAccesses(this.#desk.templateId());
      return { ...(list && { list }), isMissing: false };
    } catch (error) {
      return { isMissing: !(error instanceof ApiError) || error.kind !== 'not-found' };
    }
  }

  ask(stage: AccessStage): void {
    this.#action.leave();
    this.stage = stage;
    this.faults = [];
    this.#desk.onAsk(stage.kind === 'take' ? openerOf(stage.access) : OPENER);
    this.#desk.host.requestUpdate();
  }

  close(): void {
    const { kind } = this.state;
    if (kind === 'busy') return;
    this.stage = undefined;
    this.#action.leave();
    // What came of it stands in the list, if not here; what was not carried out when it was asked for may be by now.
    if (kind === 'unknown' || kind === 'failed') void this.load();
    this.#desk.host.requestUpdate();
  }

  check(): void {
    void this.#action.check();
  }

  /** @returns the first field that is not as it must be; undefined where it is sent */
  give(system: string, lastDay: string): AccessField | undefined {
    const { first, last } = this.days;
    this.faults = [
      ...(system === '' || system.length > LONGEST_SYSTEM ? (['system'] as const) : []),
      ...(isCivilDate(lastDay) && first <= lastDay && lastDay <= last ? [] : (['last-day'] as const)),
    ];
    this.#desk.host.requestUpdate();
    if (this.faults.length > 0) return this.faults[0];
    void this.#run<GivenAccess>('give', [system, lastDay], {
      send: (api, id, key) => api.giveCheckAccess(id, { system, lastDay }, key),
      lookUp: (api, id, key) => api.givenCheckAccess(id, key),
      onDone: (given, shown) => {
        this.#keep(given.access);
        if (!shown) return;
        this.copied = undefined;
        this.stage = { kind: 'token', given };
      },
    });
    return undefined;
  }

  take(access: CheckAccess): void {
    void this.#run<CheckAccess>('take', [access.id], {
      send: (api, id) => api.takeCheckAccess(id, access.id),
      lookUp: async (api, id) => {
        const { items } = await api.checkAccesses(id);
        return items.find((each) => each.id === access.id && each.revokedAt !== null);
      },
      onDone: (taken, shown) => {
        this.#keep(taken);
        if (shown) this.stage = undefined;
      },
    });
  }

  async copy(token: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(token);
      this.copied = true;
    } catch {
      this.copied = false;
    }
    const { copied } = this;
    this.#desk.say(() => copyText(copied));
    this.#desk.host.requestUpdate();
  }

  /** Shown at once; a list that was asked for before does not take it back, and one that is not there is asked for. */
  #keep(access: CheckAccess): void {
    void this.load();
    if (this.list === undefined) return;
    const { items, mayGive } = this.list;
    const isKnown = items.some(({ id }) => id === access.id);
    this.list = {
      mayGive,
      items: isKnown ? items.map((each) => (each.id === access.id ? access : each)) : [access, ...items],
    };
  }

  async #run<Result extends GivenAccess | CheckAccess>(
    act: AccessAct,
    message: unknown[],
    {
      send,
      lookUp,
      onDone,
    }: {
      send: (api: TemplateEditorApi, id: string, key: string) => Promise<Result>;
      lookUp: (api: TemplateEditorApi, id: string, key: string) => Promise<Result | undefined>;
      onDone: (result: Result, shown: boolean) => void;
    },
  ): Promise<void> {
    const api = this.#desk.api();
    const id = this.#desk.templateId();
    if (api === undefined) return;
    await this.#action.run({
      what: act,
      message: JSON.stringify([act, id, ...message]),
      send: (key) => send(api, id, key),
      lookUp: async (key) => {
        try {
          return await lookUp(api, id, key);
        } catch {
          // Who may not look, or is signed out, does not learn what came of it.
          throw new ApiError('network');
        }
      },
      onDone: (result, shown) => {
        // Of another template than is shown now it is told, and is in the list of that one.
        if (id === this.#desk.templateId()) onDone(result as Result, shown);
        this.#desk.say(() => accessDone(act));
        this.#desk.host.requestUpdate();
      },
      onFailed: () => this.#desk.say(() => accessFailed(act), 'assertive'),
      onUnknown: () => this.#desk.say(() => accessUnknown(act), 'assertive'),
    });
  }
}

/** Id of the control by which access is given. */
export const OPENER = 'lupa-give-access';

/** Id of the control by which one access is taken away. */
export function openerOf({ id }: CheckAccess): string {
  return `lupa-take-${id}`;
}
