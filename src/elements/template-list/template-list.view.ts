import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ApiError } from '../../api/api-error.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { ActionState } from '../../context/action-controller.ts';
import type { TemplateSummary } from '../../contract/template-list.ts';
import { civilDateOf } from '../../model/civil-date.ts';
import { inLanguage, type Language } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { isTold, responseSentences, stepsOf } from '../../presentation/responses.ts';
import { staffStatusLabel } from '../../presentation/staff-status.ts';
import { failedNotice, stateView } from '../../presentation/state-notices.ts';
import { validityText } from '../../presentation/validity.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { stepLine } from '../../ui/step-chart.ts';
import { statusTag, type Tone } from '../../ui/status-tag.ts';
import { actTrouble, archiveDialog, createButton, templateMenu } from './list-acts.view.ts';
import type { ListActs } from './list-acts.ts';
import type { TemplateListData } from './template-list.ts';

type State = TemplateSummary['state'];

const STATES: State[] = ['published', 'draft', 'archived'];

/** Which of the templates are shown. */
export interface Narrowing {
  search: string;
  state: State | 'all';
}

export interface TemplateListScreen {
  headingLevel: number;
  language: Language;
  narrowing: Narrowing;
  /** Where the change of the organisation stands. */
  change: ActionState<string>['kind'];
  signIn: string | undefined;
  acts: ListActs;
  /** Whether what is shown can be acted on: there is an API that can. */
  canAct: boolean;
  /** Where the people of a template are shown, and where it is written. */
  addressOf: (id: string) => string | undefined;
  editorAddressOf: (id: string) => string | undefined;
  /** Where it is shown who may and who may not. */
  rosterAddressOf: (id: string) => string | undefined;
  /** Where tasks after withdrawals are seen to. */
  tasks: string | undefined;
  onOpenDialog: (opener: string) => void;
  onNarrow: (change: Partial<Narrowing>) => void;
  onChoose: (organisationId: string) => void;
  onRetry: () => void;
}

export function changeFailed(): string {
  return msg('The organisation was not changed. Try again.', { id: 'template-list.change-failed' });
}

export function changeUnknown(): string {
  return msg('There is no connection: we do not know whether the organisation was changed.', {
    id: 'template-list.change-unknown',
  });
}

export function templateListView(state: WidgetState<TemplateListData, ApiError>, screen: TemplateListScreen): unknown {
  const title = heading(screen.headingLevel, msg('Templates', { id: 'template-list.title' }), {
    id: 'lupa-title',
    className: 'lupa-title',
  });
  return stateView(state, screen, {
    title,
    failed: (error, onRetry) => (error.kind === 'not-found' ? forStaff() : failedNotice(error, onRetry)),
    empty: noTemplates,
    ready: (data) => ready(data, screen),
  });
}

function foundOf(items: TemplateSummary[], { search, state }: Narrowing): TemplateSummary[] {
  const wanted = search.trim().toLocaleLowerCase();
  const isNamed = ({ name }: TemplateSummary) =>
    Object.values(name).some((each) => each?.toLocaleLowerCase().includes(wanted));
  return items.filter((each) => isNamed(each) && (state === 'all' || each.state === state));
}

/** How many of the templates are shown. */
export function foundSentence(items: TemplateSummary[], narrowing: Narrowing): string {
  const { length } = foundOf(items, narrowing);
  return msg(str`${length} of ${items.length} templates`, { id: 'template-list.found' });
}

function forStaff(): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('These pages are for the staff', { id: 'template-list.staff-only' }),
    text: msg('You are signed in as somebody who has no rights here.', { id: 'template-list.staff-only-text' }),
  });
}

function noTemplates(): TemplateResult {
  return notice({ tone: 'info', title: msg('No templates yet', { id: 'template-list.empty' }) });
}

function ready(data: TemplateListData, screen: TemplateListScreen): TemplateResult {
  const found = foundOf(data.items, screen.narrowing);
  return html`${organisation(data, screen)}${createButton(data, screen)}${actTrouble(screen)}${archiveDialog(screen)}${
    data.items.length === 0
      ? noTemplates()
      : html`${narrowing(data.items, screen)}
        <p class="lupa-found">${foundSentence(data.items, screen.narrowing)}</p>
        ${found.length === 0 ? nothing : table(found, screen)}`
  }`;
}

function organisation(
  { organisation: name, organisations }: TemplateListData,
  { language, change, onChoose }: TemplateListScreen,
): TemplateResult {
  const label = msg('Organisation', { id: 'template-list.organisation' });
  if (organisations.length < 2)
    return html`<p class="lupa-organisation">${label}: <b>${localizedText(name, language)}</b></p>`;
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    onChoose(String(new FormData(event.target as HTMLFormElement).get('organisation')));
  };
  return html`<form class="lupa-organisation" @submit=${choose}>
      <label for="lupa-organisation">${label}</label>
      <select class="lupa-field" id="lupa-organisation" name="organisation">
        ${organisations.map(({ id, name: each, current }) => {
          const shown = inLanguage(each, language);
          return html`<option value=${id} lang=${shown?.language ?? nothing} ?selected=${current}>
            ${shown?.value}
          </option>`;
        })}
      </select>
      <button class="lupa-button lupa-secondary lupa-compact" aria-disabled=${change === 'busy'}>
        ${msg('Change', { id: 'template-list.change' })}
      </button>
    </form>
    ${change === 'failed' ? html`<p class="lupa-error">${changeFailed()}</p>` : nothing}${change === 'unknown' ? html`<p class="lupa-error">${changeUnknown()}</p>` : nothing}`;
}

function narrowing(items: TemplateSummary[], { narrowing: now, onNarrow }: TemplateListScreen): TemplateResult {
  const option = (value: Narrowing['state'], label: string, count: number) => html`<label class="lupa-filter">
    <input type="radio" name="state" .checked=${now.state === value} @change=${() => onNarrow({ state: value })} />
    <span>${label} (${count})</span>
  </label>`;
  const having = (state: State) => items.filter((each) => each.state === state).length;
  return html`<div class="lupa-narrowing">
    <label class="lupa-search">
      <span>${msg('Search by name', { id: 'template-list.search' })}</span>
      <input
        class="lupa-field"
        type="search"
        .value=${now.search}
        @input=${(event: InputEvent) => onNarrow({ search: (event.target as HTMLInputElement).value })}
      />
    </label>
    <fieldset class="lupa-filters">
      <legend>${msg('Show', { id: 'template-list.filter' })}</legend>
      ${option('all', msg('All', { id: 'template-list.all' }), items.length)}
      ${STATES.filter((state) => having(state) > 0).map((state) => option(state, stateLabel(state), having(state)))}
    </fieldset>
  </div>`;
}

function table(items: TemplateSummary[], screen: TemplateListScreen): TemplateResult {
  const column = (label: string) => html`<th scope="col" role="columnheader">${label}</th>`;
  return html`<div class="lupa-table-box">
    <table class="lupa-table" role="table" aria-labelledby="lupa-title">
      <thead role="rowgroup">
        <tr role="row">
          ${column(nameColumn())}${column(stateColumn())}${column(targetColumn())}${column(validityColumn())}
          ${column(languagesColumn())}
          ${areCounted(items) ? column(answersColumn()) : nothing}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          items,
          ({ id }) => id,
          (item) => row(item, areCounted(items), screen),
        )}
      </tbody>
    </table>
  </div>`;
}

const nameColumn = () => msg('Name', { id: 'template-list.name' });
const stateColumn = () => msg('State', { id: 'template-list.state' });
const targetColumn = () => msg('For', { id: 'template-list.target' });
const validityColumn = () => msg('Validity', { id: 'template-list.validity' });
const languagesColumn = () => msg('Languages', { id: 'template-list.languages' });
const answersColumn = () => msg('Requests', { id: 'template-list.requests' });

function isNamed({ name }: TemplateSummary): boolean {
  return Object.values(name).some((each) => each !== undefined && each.trim() !== '');
}

/** Whether the viewer is told how many have answered what, of any of them. */
function areCounted(items: TemplateSummary[]): boolean {
  return items.some(({ mayReadRequests }) => mayReadRequests);
}

function row(item: TemplateSummary, isCounted: boolean, screen: TemplateListScreen): TemplateResult {
  const { language, addressOf, editorAddressOf, rosterAddressOf } = screen;
  // Of a draft nobody has been asked: it opens where it is written.
  const roster = item.state === 'draft' ? undefined : rosterAddressOf(item.id);
  // Who may not see the requests is led to who may and who may not.
  const people = item.mayReadRequests ? addressOf(item.id) : roster;
  const hasLink = roster !== undefined && item.mayReadRequests;
  const address = (item.state === 'draft' && editorAddressOf(item.id)) || people;
  const name = isNamed(item)
    ? localizedText(item.name, language)
    : msg('Without a name', { id: 'template-list.unnamed' });
  const cell = (label: string, content: unknown) => html`<td role="cell">
    <span class="lupa-cell-label" aria-hidden="true">${label}</span>${content}
  </td>`;
  const version = msg(str`version ${item.version}`, { id: 'template-list.version' });
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <span class="lupa-name">
        ${address === undefined ? name : html`<a href=${address}>${name}</a>`}${templateMenu(item, screen)}
      </span>
      ${!hasLink ? nothing : html`<a class="lupa-roster-link" href=${roster} aria-label=${rosterLabel(item, language)}>${rosterWord()}</a>`}${tasks(item, screen)}
    </th>
    ${cell(
      stateColumn(),
      html`${statusTag(TONE_OF_STATE[item.state], stateLabel(item.state))}
        <span class="lupa-meta"
          >${version}${item.draft ? `, ${msg('a new one is being written', { id: 'template-list.draft-too' })}` : ''}</span
        >`,
    )}
    ${cell(targetColumn(), targetOf(item, language))}
    ${cell(validityColumn(), validityText(item.validity, civilDateOf(new Date().toISOString()), language))}
    ${cell(languagesColumn(), item.languages.map(languageName).join(', '))} ${isCounted ? cell(answersColumn(), html`${answers(item)}${responses(item, language)}`) : nothing}
  </tr>`;
}

const TONE_OF_STATE: Record<State, Tone> = {
  published: 'success',
  draft: 'alert',
  archived: 'neutral',
  unknown: 'neutral',
};

function stateLabel(state: State): string {
  switch (state) {
    case 'published':
      return msg('Published', { id: 'template-list.published' });
    case 'draft':
      return msg('Draft', { id: 'template-list.draft' });
    case 'archived':
      return msg('Archived', { id: 'template-list.archived' });
    case 'unknown':
      return staffStatusLabel('unknown');
  }
}

function targetOf({ target }: TemplateSummary, language: Language): unknown {
  if (target.name !== null) return localizedText(target.name, language);
  return target.kind === 'people'
    ? msg('Named people', { id: 'template-list.people' })
    : msg('Nobody yet', { id: 'template-list.nobody' });
}

function languageName(language: TemplateSummary['languages'][number]): string {
  switch (language) {
    case 'fi':
      return msg('Finnish', { id: 'template-list.finnish' });
    case 'sv':
      return msg('Swedish', { id: 'template-list.swedish' });
    case 'en':
      return msg('English', { id: 'template-list.english' });
    case 'unknown':
      return '';
  }
}

function rosterWord(): string {
  return msg('Who may', { id: 'template-list.roster' });
}

/** Of many links of one name, who listens needs to know of what each is. */
function rosterLabel({ name }: TemplateSummary, language: Language): string {
  return `${rosterWord()}: ${inLanguage(name, language)?.value ?? ''}`;
}

/** What has to be done after withdrawals. */
function tasks({ openFollowUps: count = 0 }: TemplateSummary, { tasks: address }: TemplateListScreen): unknown {
  if (count === 0) return nothing;
  const words =
    count === 1
      ? msg('One open task', { id: 'template-list.one-task' })
      : msg(str`${count} open tasks`, { id: 'template-list.tasks' });
  return html`<span class="lupa-tasks">${address === undefined ? words : html`<a href=${address}>${words}</a>`}</span>`;
}

function answers({ statuses }: TemplateSummary): unknown {
  if (statuses.length === 0) return '–';
  return html`<ul class="lupa-counts" role="list">
    ${statuses.map(({ status, count }) => html`<li>${staffStatusLabel(status)} <b>${count}</b></li>`)}
  </ul>`;
}

function responses({ responses: times }: TemplateSummary, language: Language): unknown {
  if (times === null || !isTold(times)) return nothing;
  return html`<div class="lupa-responses">
    ${stepLine(stepsOf(times))}
    <p>${responseSentences(times, language).map((sentence) => `${sentence}. `)}</p>
  </div>`;
}
