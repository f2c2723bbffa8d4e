import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { GroupRequestsApi } from '../../api/ports.ts';
import { Announcer } from '../../base/announcer.ts';
import { isPageAddress } from '../../base/page-address.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import type { GroupRequests } from '../../contract/group-requests.ts';
import { messages } from '../../i18n/generated/group-requests.ts';
import type { Act } from '../../model/group-act.ts';
import { answerMessages } from '../../presentation/answer.ts';
import { eventMessages } from '../../presentation/event.ts';
import { staffStatusMessages } from '../../presentation/staff-status.ts';
import { responseMessages } from '../../presentation/responses.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { DialogController } from '../../ui/dialog.ts';
import { nobodyFor } from './act-words.ts';
import { AnswerRecording } from './answer-recording.ts';
import { BulkAct } from './bulk-act.ts';
import type { Desk } from './desk.ts';
import { RequestsBeforeActEvent } from './group-requests.events.ts';
import { groupRequestsStyles } from './group-requests.styles.ts';
import { groupRequestsView, type Addresses } from './group-requests.view.ts';
import { GroupImporting } from './group-importing.ts';
import { GroupTable } from './group-table.ts';
import { PeopleChoice } from './people-choice.ts';
import { PossibleCounts } from './possible-counts.ts';
import { RespondentActs } from './respondent-acts.ts';
import { asked, countOf, hiddenOf, isSameFilter, messageOf, NOBODY, survives, type Chosen } from './selection.ts';
import { chooseFirst, choiceDropped } from './table-words.ts';
import { StatisticsLook } from './statistics-look.ts';
import type { TableQuery } from './table-query.ts';

/**
 * The people to whom a template is directed: how each stands, who answers for them, and what the staff do about it.
 * Sends, reminds and closes for many at once; records answers that were given on paper, by phone or in person.
 *
 * @summary The group of a template: who has answered, and the acts of the staff.
 * @tag lupa-group-requests
 * @tagname lupa-group-requests
 * @slot - A link for when scripts do not run; never seen once they do.
 * @fires {RequestsBeforeActEvent} lupa-requests-before-act - Fires before an act is planned; can be cancelled.
 * @fires {RequestsActedEvent} lupa-requests-acted - Fires when an act that was begun here has ended.
 * @fires {AnswerRecordedEvent} lupa-answer-recorded - Fires after the server has kept a recorded answer.
 */
export class LupaGroupRequests extends WidgetElement {
  static override styles = [WidgetElement.styles, groupRequestsStyles];
  static override messages = [
    messages,
    staffStatusMessages,
    answerMessages,
    eventMessages,
    responseMessages,
    stateMessages,
  ];
  static override properties: PropertyDeclarations = {
    templateId: { attribute: 'template-id' },
    templatesPath: { attribute: 'templates-path' },
    templatePath: { attribute: 'template-path' },
    rosterPath: { attribute: 'roster-path' },
    consentPath: { attribute: 'consent-path' },
    api: { attribute: false },
    chosen: { state: true },
  };

  /** Id of the template. */
  templateId: string | undefined;

  /** Where all templates are shown; without it the way back begins with the template. */
  templatesPath: string | undefined;

  /** Where one template is shown, with `{id}` in the place of its id. */
  templatePath: string | undefined;

  /** Where it is shown who may and who may not, with `{id}` in the place of the id of the template. */
  rosterPath: string | undefined;

  /** Where people answer a request, with `{id}` in the place of its id: what "copy link" copies. */
  consentPath: string | undefined;

  /** An API given by the page: beats the provider's. */
  api: GroupRequestsApi | undefined;

  /** Undefined as long as nobody is being chosen. */
  private chosen: Chosen | undefined;

  readonly #announcer = new Announcer(this);
  readonly #table = new GroupTable(this, {
    templateId: () => this.templateId,
    ownApi: () => this.api,
    say: (words, politeness) => this.#announcer.say(words, politeness),
    onAsked: (query) => this.#keepChosen(query),
    onLoaded: (data) => this.#countChosen(data),
    onLost: (error) => this.#fail(error),
  });
  readonly #desk = this.#makeDesk();
  readonly #dialogs = new DialogController(this, 'lupa-title');
  readonly #act = new BulkAct(this.#desk);
  readonly #recording = new AnswerRecording(this.#desk);
  readonly #people = new PeopleChoice(this.#desk);
  readonly #importing = new GroupImporting(this.#desk);
  readonly #respondents = new RespondentActs(this.#desk);
  readonly #statistics = new StatisticsLook(this.#desk);
  readonly #possible = new PossibleCounts(this.#desk);
  /** What the person is told beside the acts. */
  #note: (() => string) | undefined;

  protected override get stateKind(): WidgetStateKind {
    return this.#table.load.state.kind;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('templateId') && this.hasUpdated) this.#forget();
    const { data, query } = this.#table;
    if (this.chosen && data) this.#possible.follow(this.chosen, data, query);
  }

  /** Another template: nothing of the one before is meant for it. */
  #forget(): void {
    this.#table.forget();
    this.chosen = undefined;
    this.#act.leave();
    this.#act.putOutcomeAway();
    this.#recording.close();
    this.#people.close();
    this.#importing.leave();
    this.#statistics.close();
  }

  #makeDesk(): Desk {
    const { load } = this.#table;
    const templateId = () => this.templateId ?? '';
    return {
      host: this,
      get api() {
        return load.api;
      },
      get templateId() {
        return templateId();
      },
      say: (words, politeness) => this.#announcer.say(words, politeness),
      refresh: () => load.reload(),
      fail: (error) => this.#fail(error),
      focus: (id) => void this.#focus(id),
    };
  }

  #fail(error: ApiError): void {
    this.#act.leave();
    this.#table.load.fail(error);
  }

  /** The table is narrowed otherwise: who had been chosen stays so, or it is told that they do not. */
  #keepChosen(query: TableQuery): void {
    if (this.chosen === undefined || survives(this.chosen, query)) return;
    this.chosen = NOBODY;
    this.#tell(choiceDropped);
  }

  #countChosen({ total }: GroupRequests): void {
    if (this.chosen?.kind !== 'all' || !isSameFilter(this.chosen.filter, this.#table.query)) return;
    this.chosen = { ...this.chosen, total };
  }

  #choose(chosen: Chosen | undefined, words?: () => string): void {
    this.chosen = chosen;
    this.#note = undefined;
    if (words !== undefined) this.#announcer.say(words);
  }

  #tell(words: () => string): void {
    this.#note = words;
    this.requestUpdate();
    this.#announcer.say(words);
  }

  #begin(act: Act): void {
    const { data, query } = this.#table;
    const { chosen } = this;
    if (data === undefined) return;
    const selection = chosen === undefined ? { all: asked(query), except: [] } : messageOf(chosen);
    if (selection === undefined) return this.#tell(chooseFirst);
    const possible = (chosen === undefined ? data.possible : this.#possible.now)?.[act];
    if (possible === 0) return this.#tell(() => nobodyFor(act));
    const count = chosen === undefined ? data.total : countOf(chosen);
    if (!this.dispatchEvent(new RequestsBeforeActEvent({ act, count: possible ?? count }))) return;
    this.#note = undefined;
    const shown = data.items.map(({ id }) => id);
    const hidden = chosen === undefined ? count - shown.length : hiddenOf(chosen, shown);
    this.#dialogs.openedBy(`lupa-act-${act}`);
    void this.#act.plan(act, { selection, count, hidden });
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.getElementById(id)?.focus();
  }

  #addresses(): Addresses {
    const { load, query } = this.#table;
    const known = (path: string | undefined) => (isPageAddress(path) ? path : undefined);
    const withId = (path: string | undefined, id: string) => known(path)?.replaceAll('{id}', encodeURIComponent(id));
    return {
      templates: known(this.templatesPath),
      template: withId(this.templatePath, this.templateId ?? ''),
      roster: withId(this.rosterPath, this.templateId ?? ''),
      signIn: load.signInAddress,
      consent: (id) => {
        const path = this.consentPath?.includes('{id}') ? withId(this.consentPath, id) : undefined;
        return path === undefined ? undefined : new URL(path, location.origin).href;
      },
      file: (format) => load.api?.exportAddress(this.templateId ?? '', format, asked(query), this.language),
    };
  }

  #warn(): void {
    if (this.templateId === undefined) warnOnce(this.localName, 'needs template-id');
    else this.#table.load.connection.warn();
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#warn();
    const table = this.#table;
    return groupRequestsView(table.load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      data: table.data,
      query: table.query,
      chosen: this.chosen,
      possible: this.chosen === undefined ? table.data?.possible : this.#possible.now,
      addresses: this.#addresses(),
      overdue: table.overdue,
      moved: table.moved,
      note: this.#note,
      act: this.#act,
      recording: this.#recording,
      people: this.#people,
      importing: this.#importing,
      respondents: this.#respondents,
      statistics: this.#statistics,
      onAsk: (change) => table.ask(change),
      onSearch: (words, now) => table.search(words, now),
      onChoose: (chosen, words) => this.#choose(chosen, words),
      onNote: (words) => this.#tell(words),
      onAct: (act) => this.#begin(act),
      onOpen: (id, open) => {
        this.#dialogs.openedBy(id);
        open();
      },
      onFocus: (id) => void this.#focus(id),
      onRetry: () => table.load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-group-requests': LupaGroupRequests;
  }
}
