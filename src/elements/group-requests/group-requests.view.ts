import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { GroupRequests } from '../../contract/group-requests.ts';
import type { Act } from '../../model/group-act.ts';
import type { Language } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { failedNotice, loadingNotice, unconfiguredNotice } from '../../presentation/state-notices.ts';
import { breadcrumb } from '../../ui/breadcrumb.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { actDialog } from './act-dialog.view.ts';
import { acts } from './acts.view.ts';
import { answerDialog } from './answer-dialog.view.ts';
import type { AnswerRecording } from './answer-recording.ts';
import type { BulkAct } from './bulk-act.ts';
import type { GroupImporting } from './group-importing.ts';
import { importButton, importDialog } from './import-dialog.view.ts';
import { exportsOf, narrowing } from './narrowing.view.ts';
import { jobNotices, tableNotices } from './notices.view.ts';
import type { PeopleChoice } from './people-choice.ts';
import { peopleButton, peopleDialog } from './people-dialog.view.ts';
import type { Possible } from './possible-counts.ts';
import type { RespondentActs } from './respondent-acts.ts';
import type { Chosen } from './selection.ts';
import { statistics } from './statistics.view.ts';
import type { StatisticsLook } from './statistics-look.ts';
import { table } from './table.view.ts';
import type { TableQuery } from './table-query.ts';

/** Where links lead; undefined where the page has said nothing of it. */
export interface Addresses {
  templates: string | undefined;
  template: string | undefined;
  /** Who may and who may not. */
  roster: string | undefined;
  signIn: string | undefined;
  consent: (requestId: string) => string | undefined;
  file: (format: 'csv' | 'xlsx') => string | undefined;
}

/** What the views show, and how they say what the person does. */
export interface Screen {
  headingLevel: number;
  language: Language;
  data: GroupRequests | undefined;
  query: TableQuery;
  chosen: Chosen | undefined;
  /** To how many of those who match, or of the chosen, each act can be done; undefined where that is not known. */
  possible: Possible | undefined;
  addresses: Addresses;
  overdue: boolean;
  moved: boolean;
  note: (() => string) | undefined;
  act: BulkAct;
  recording: AnswerRecording;
  people: PeopleChoice;
  importing: GroupImporting;
  respondents: RespondentActs;
  statistics: StatisticsLook;
  onAsk: (change: Partial<TableQuery>) => void;
  onSearch: (words: string, now: boolean) => void;
  /** @param words said aloud */
  onChoose: (chosen: Chosen | undefined, words?: () => string) => void;
  onNote: (words: () => string) => void;
  onAct: (act: Act) => void;
  /** Opens a dialog from the control with the id. */
  onOpen: (id: string, open: () => void) => void;
  onFocus: (id: string) => void;
  onRetry: () => void;
}

/** A screen with the data that it shows. */
export type FullScreen = Screen & { data: GroupRequests };

export function groupRequestsView(state: WidgetState<GroupRequests, ApiError>, screen: Screen): unknown {
  switch (state.kind) {
    case 'unconfigured':
      return unconfiguredNotice();
    case 'signed-out':
      return html`${title(screen)}${signedOut(screen.addresses.signIn)}`;
    case 'loading':
      return html`${title(screen)}${loadingNotice()}`;
    case 'failed':
      return html`${title(screen)}${failed(state.error, screen)}`;
    case 'empty':
    case 'ready': {
      const { data } = screen;
      if (data === undefined) return nothing;
      const full = { ...screen, data };
      return html`${way(full)}${title(screen)}${facts(full)}${state.kind === 'empty' ? empty(full) : ready(full)}
      ${peopleDialog(full)}${importDialog(full)}`;
    }
  }
}

function title({ data, headingLevel }: Screen): TemplateResult {
  return heading(headingLevel, titleText(data), { id: 'lupa-title', className: 'lupa-title', focusable: true });
}

function titleText(data: GroupRequests | undefined): string {
  return data?.template.target.kind === 'people'
    ? msg('People', { id: 'group-requests.people' })
    : msg('Members of the group', { id: 'group-requests.title' });
}

function way({ data, language, addresses }: FullScreen): TemplateResult | typeof nothing {
  return breadcrumb(
    msg('Breadcrumb', { id: 'group-requests.path' }),
    [
      { address: addresses.templates, text: msg('Templates', { id: 'group-requests.templates' }) },
      { address: addresses.template, text: localizedText(data.template.name, language) },
    ],
    titleText(data),
  );
}

function facts({ data, language, addresses }: FullScreen): TemplateResult {
  const { name, organisation, target } = data.template;
  const fact = (term: string, value: unknown) =>
    html`<div>
      <dt>${term}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl class="lupa-heads">
    ${fact(msg('Template', { id: 'group-requests.template' }), localizedText(name, language))}
    ${
      target.name === null
        ? nothing
        : fact(msg('Group', { id: 'group-requests.group' }), localizedText(target.name, language))
    }
    ${fact(msg('Organisation', { id: 'group-requests.organisation' }), localizedText(organisation, language))}
  </dl>
  ${
    addresses.roster === undefined
      ? nothing
      : html`<p class="lupa-to-roster">
          <a href=${addresses.roster}>${msg('Who may and who may not', { id: 'group-requests.roster' })}</a>
        </p>`
  }`;
}

function empty(screen: FullScreen): TemplateResult {
  const named = screen.data.template.target.kind === 'people';
  return notice({
    tone: 'info',
    title: named
      ? msg('Nobody has been added yet', { id: 'group-requests.no-people' })
      : msg('There is nobody in the group yet', { id: 'group-requests.empty' }),
    text: named
      ? msg('Add those to whom the request is to be sent.', { id: 'group-requests.no-people-text' })
      : msg('Bring the members of the group in from a file. Then requests can be sent to them here.', {
          id: 'group-requests.empty-text',
        }),
    actions: html`${peopleButton(screen)}${importButton(screen)}`,
  });
}

function ready(screen: FullScreen): TemplateResult {
  return html`${jobNotices(screen)}${statistics(screen)}
    <div class="lupa-tools">${narrowing(screen)}${peopleButton(screen)}${importButton(screen)}</div>
    ${acts(screen)}${tableNotices(screen)}${table(screen)}${exportsOf(screen)}${actDialog(screen)}${answerDialog(screen)}`;
}

function signedOut(signIn: string | undefined): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('Sign in to see the requests of the group', { id: 'group-requests.signed-out' }),
    actions:
      signIn === undefined
        ? nothing
        : html`<a class="lupa-button" href=${signIn}>${msg('Sign in', { id: 'group-requests.sign-in' })}</a>`,
  });
}

function failed(error: ApiError, { onRetry }: Screen): TemplateResult {
  if (error.kind !== 'not-found' && error.kind !== 'refused') return failedNotice(error, onRetry);
  return notice({
    tone: 'info',
    title: msg('The template was not found', { id: 'group-requests.not-found' }),
    text: msg('It may have been removed, or it is not one of your groups.', { id: 'group-requests.not-found-text' }),
  });
}
