import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ApiError } from '../../api/api-error.ts';
import type { FollowUps } from '../../api/ports.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { FollowUp } from '../../contract/follow-ups.ts';
import { formatDateTime } from '../../i18n/dates.ts';
import type { Language } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { failedNotice, stateView } from '../../presentation/state-notices.ts';
import { heading } from '../../ui/heading.ts';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { notice } from '../../ui/notice.ts';
import type { Completing } from './completing.ts';
import { due } from './due.view.ts';

/** Those done that are shown at first. */
const LAST_DONE = 10;

export interface FollowUpListScreen {
  headingLevel: number;
  language: Language;
  /** Instant in UTC, ISO 8601. */
  now: string;
  completing: Completing;
  signIn: string | undefined;
  allDone: boolean;
  onAsk: (id: string) => void;
  onCancel: (id: string) => void;
  onAllDone: () => void;
  onRetry: () => void;
}

export function followUpListView(state: WidgetState<FollowUps, ApiError>, screen: FollowUpListScreen): unknown {
  const title = heading(screen.headingLevel, msg('Tasks from withdrawn consents', { id: 'follow-up-list.title' }), {
    className: 'lupa-title',
  });
  return stateView(state, screen, {
    title,
    failed: (error, onRetry) => (error.kind === 'not-found' ? forStaff() : failedNotice(error, onRetry)),
    ready: (data) => lists(data, screen),
  });
}

function forStaff(): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('There are no tasks here for you', { id: 'follow-up-list.for-staff' }),
    text: msg('Tasks are for the staff of the groups.', { id: 'follow-up-list.for-staff-text' }),
  });
}

function lists({ open, done }: FollowUps, screen: FollowUpListScreen): TemplateResult {
  const { headingLevel, allDone, onAllDone } = screen;
  const shown = allDone ? done.items : done.items.slice(0, LAST_DONE);
  return html`${heading(headingLevel + 1, openSentence(open.items.length), { id: 'lupa-open', focusable: true })}
    ${open.items.length === 0 ? html`<p>${noneOpen()}</p>` : nothing}
    ${list(open.items, (each) => openItem(each, open.mayComplete, screen))} ${open.more ? more() : nothing}
    ${
      done.items.length === 0
        ? nothing
        : heading(headingLevel + 1, msg('Done', { id: 'follow-up-list.done' }), { id: 'lupa-done', focusable: true })
    }
    ${list(shown, (each) => doneItem(each, screen))} ${allDone && done.more ? more() : nothing}
    ${
      shown.length === done.items.length
        ? nothing
        : html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onAllDone}>
            ${msg(str`Show all that are done (${done.items.length})`, { id: 'follow-up-list.all-done' })}
          </button>`
    }`;
}

/** Safari takes the role of a list away with its marks. */
function list(items: FollowUp[], item: (each: FollowUp) => TemplateResult): unknown {
  if (items.length === 0) return nothing;
  return html`<ul class="lupa-list" role="list">${repeat(items, ({ id }) => id, item)}</ul>`;
}

export function openSentence(count: number): string {
  if (count === 0) return msg('No open tasks', { id: 'follow-up-list.none-open' });
  return count === 1
    ? msg('One open task', { id: 'follow-up-list.one-open' })
    : msg(str`${count} open tasks`, { id: 'follow-up-list.open' });
}

function noneOpen(): string {
  return msg('A task opens when somebody withdraws a consent that was in force.', {
    id: 'follow-up-list.none-open-text',
  });
}

function more(): TemplateResult {
  return html`<p class="lupa-meta">${msg('There are more than are shown here.', { id: 'follow-up-list.more' })}</p>`;
}

function openItem(each: FollowUp, mayComplete: boolean, screen: FollowUpListScreen): TemplateResult {
  const { language, now } = screen;
  return html`<li class="lupa-card" data-follow-up=${each.id}>
    ${what(each, screen)} ${due(each, now, language)} ${givenAgain(each, language)}
    ${mayComplete ? completion(each, screen) : nothing}
  </li>`;
}

function doneItem(each: FollowUp, screen: FollowUpListScreen): TemplateResult {
  const at = formatDateTime(each.doneAt ?? '', screen.language);
  return html`<li class="lupa-card lupa-is-done" data-follow-up=${each.id}>
    ${what(each, screen)}
    <p>
      ${
        each.doneBy
          ? msg(str`Done ${at}: ${each.doneBy}`, { id: 'follow-up-list.done-by' })
          : msg(str`Done ${at}`, { id: 'follow-up-list.done-at' })
      }
    </p>
  </li>`;
}

function what(each: FollowUp, { headingLevel, language }: FollowUpListScreen): TemplateResult {
  return html`${heading(headingLevel + 2, each.subject, { className: 'lupa-name' })}
    <p class="lupa-task">${localizedText(each.instruction, language)}</p>
    <div class="lupa-meta">
      <p>${localizedText(each.templateName, language)}</p>
      ${withdrawn(each, language)}
    </div>`;
}

/** What a name says is allowed is allowed no more: it never stands alone. */
function withdrawn({ purposes }: FollowUp, language: Language): TemplateResult {
  const label = msg('Withdrawn:', { id: 'follow-up-list.withdrawn' });
  const names = purposes.map(({ name }) => localizedText(name, language));
  return names.length === 1
    ? html`<p>${label} ${names}</p>`
    : html`<p>${label}</p>
        <ul>
          ${names.map((name) => html`<li>${name}</li>`)}
        </ul>`;
}

/** The task stays until somebody settles it: what was taken down may have been, and what was not need not be. */
function givenAgain({ purposes }: FollowUp, language: Language): unknown {
  const again = purposes.filter((purpose) => purpose.givenAgain);
  if (again.length === 0) return nothing;
  return notice({
    tone: 'info',
    title: msg('The consent has been given again since', { id: 'follow-up-list.given-again' }),
    text:
      again.length === purposes.length
        ? msg('Look whether anything is left to do, and mark the task done.', { id: 'follow-up-list.given-again-text' })
        : html`<ul>${again.map(({ name }) => html`<li>${localizedText(name, language)}</li>`)}</ul>`,
  });
}

/** Asked once before it is sent: who withdrew is told of it. */
function completion(each: FollowUp, screen: FollowUpListScreen): TemplateResult {
  const { completing, onAsk, onCancel } = screen;
  const { id, subject } = each;
  const { state } = completing;
  if (completing.asked !== id) {
    return html`<div class="lupa-buttons">
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        id="lupa-ask-${id}"
        aria-label=${msg(str`Mark as done: ${subject}`, { id: 'follow-up-list.mark-named' })}
        aria-disabled=${completing.underWay ? 'true' : nothing}
        @click=${() => onAsk(id)}
      >
        ${msg('Mark as done', { id: 'follow-up-list.mark' })}
      </button>
    </div>`;
  }
  return html`<div class="lupa-confirm" role="group" aria-labelledby="lupa-question-${id}">
    <p id="lupa-question-${id}">
      ${msg('Has this been done? The mark cannot be taken back. Whoever was told of the task sees it, with its time.', { id: 'follow-up-list.question' })}
    </p>
    ${trouble(screen)}
    <div class="lupa-buttons">
      <button
        type="button"
        class="lupa-button lupa-compact"
        id="lupa-confirm-${id}"
        aria-describedby="lupa-question-${id}"
        aria-disabled=${completing.underWay ? 'true' : nothing}
        @click=${() => completing.confirm()}
      >
        ${
          state.kind === 'busy'
            ? msg('Saving…', { id: 'follow-up-list.saving' })
            : msg('Yes, it is done', { id: 'follow-up-list.confirm' })
        }
      </button>
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        aria-disabled=${completing.underWay ? 'true' : nothing}
        @click=${() => onCancel(id)}
      >
        ${msg('Cancel', { id: 'follow-up-list.cancel' })}
      </button>
    </div>
  </div>`;
}

function trouble({ completing }: FollowUpListScreen): unknown {
  const { state } = completing;
  if (state.kind === 'failed') return notice({ tone: 'error', title: notCompleted() });
  if (state.kind !== 'unknown') return nothing;
  return unknownNotice({
    title: perhapsCompleted(),
    checking: state.checking,
    onCheck: () => completing.check(),
  });
}

export function completed(subject: string): string {
  return msg(str`Marked as done: ${subject}`, { id: 'follow-up-list.completed' });
}

export function notCompleted(): string {
  return msg('It was not marked as done. Try again.', { id: 'follow-up-list.not-completed' });
}

export function perhapsCompleted(): string {
  return msg('There is no connection: we do not know whether it was marked as done.', {
    id: 'follow-up-list.perhaps-completed',
  });
}
