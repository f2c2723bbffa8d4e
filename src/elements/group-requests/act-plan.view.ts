import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { BulkJob } from '../../contract/group-requests.ts';
import { formatDateTime } from '../../i18n/dates.ts';
import { civilDateOf } from '../../model/civil-date.ts';
import type { Act } from '../../model/group-act.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { names } from './act-names.view.ts';
import {
  button,
  cancelLabel,
  closeLabel,
  closing,
  starting,
  trouble,
  type Content,
  type Shown,
} from './act-parts.view.ts';
import { actLabel, counted, nobodyFor, others } from './act-words.ts';
import type { ActDialog } from './bulk-act.ts';
import type { FullScreen } from './group-requests.view.ts';

/** For whom it will be done and for whom not, and what has to be said before. */
export function plan(shown: Shown, job: BulkJob): Content {
  const { dialog: now, act } = shown;
  const title = html`${hiddenNote(now)}`;
  if (job.ready === 0) {
    return {
      body: html`<p>${nobodyFor(job.act)}</p>
        ${title}${names('skipped', job.skipped, shown)}`,
      buttons: closing(shown, closeLabel()),
    };
  }
  return {
    body: html`${title}${consequence(now.act)}${names('ready', job.ready, shown)}${names('skipped', job.skipped, shown)}
    ${now.act === 'send' ? lastDay(shown) : nothing}${now.act === 'remind' ? ahead(shown) : nothing}
    ${now.act === 'close' ? confirmation(now) : nothing}${trouble(shown)}`,
    buttons: html`${starting(shown, counted(actLabel(now.act, false), job.ready), 'start')}
    ${now.act === 'close' ? gentler(shown) : nothing}${closing(shown, cancelLabel())}`,
    onSubmit: (form) => submit(form, now, act),
  };
}

/** Starts what is on the screen, when what it needs has been said. */
function submit(form: HTMLFormElement, { act: which }: ActDialog, act: FullScreen['act']): void {
  const day = form.querySelector<HTMLInputElement>('#lupa-last-day');
  const tick = form.querySelector<HTMLInputElement>('#lupa-confirmed');
  if (day !== null && !day.validity.valid) act.lacks(['last-day']);
  else if (which === 'close' && tick?.checked !== true) act.lacks(['confirmed']);
  else return void act.start(day?.value || null);
  (day?.validity.valid === false ? day : tick)?.focus();
}

function hiddenNote({ whom }: ActDialog): unknown {
  if (whom === undefined || whom.hidden <= 0) return nothing;
  const { count, hidden } = whom;
  return html`<p>
    ${msg(str`This is about ${count} people, of whom ${hidden} are not on the page of the table that you see.`, {
      id: 'group-requests.hidden',
    })}
  </p>`;
}

function consequence(act: Act): unknown {
  switch (act) {
    case 'close':
      return notice({
        tone: 'alert',
        title: msg('Closing is final', { id: 'group-requests.closing-is-final' }),
        text: msg(
          'Consents that were given end, and a closed request cannot be opened again. If you only want no more answers, end the answering: the consents that were given stay in force and can be withdrawn.',
          { id: 'group-requests.closing-text' },
        ),
      });
    case 'end-answering':
      return html`<p>
        ${msg(
          'No more answers are taken. The consents that were given stay in force, and those who gave them can still withdraw them.',
          { id: 'group-requests.end-answering-text' },
        )}
      </p>`;
    default:
      return nothing;
  }
}

function gentler({ act }: Shown): TemplateResult {
  return button(msg('End answering only', { id: 'group-requests.end-answering-only' }), () =>
    act.turnTo('end-answering'),
  );
}

function lastDay({ dialog: { missing }, data }: Shown): TemplateResult {
  const wrong = missing.includes('last-day');
  const { proposedLastDay } = data.template;
  const described = [proposedLastDay && 'lupa-last-day-hint', wrong && 'lupa-last-day-error'].filter(Boolean).join(' ');
  return html`<div>
    <label for="lupa-last-day">
      ${msg('Last day on which an answer is valid (optional)', { id: 'group-requests.last-day' })}
    </label>
    ${
      proposedLastDay === null
        ? nothing
        : html`<p id="lupa-last-day-hint">
            ${msg('The day comes from the template. You can change it.', { id: 'group-requests.last-day-proposed' })}
          </p>`
    }
    ${
      wrong
        ? html`<p class="lupa-error" id="lupa-last-day-error">
            ${msg('Give a day that is not in the past, or leave the field empty', {
              id: 'group-requests.last-day-error',
            })}
          </p>`
        : nothing
    }
    <input
      class="lupa-field"
      type="date"
      id="lupa-last-day"
      .defaultValue=${proposedLastDay ?? ''}
      min=${civilDateOf(new Date().toISOString())}
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${described || nothing}
    />
  </div>`;
}

function confirmation({ missing }: ActDialog): TemplateResult {
  const wrong = missing.includes('confirmed');
  return html`<div>
    ${
      wrong
        ? html`<p class="lupa-error" id="lupa-confirmed-error">
            ${msg('Tick this first', { id: 'group-requests.confirm-error' })}
          </p>`
        : nothing
    }
    <label class="lupa-choice">
      <input
        type="checkbox"
        id="lupa-confirmed"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? 'lupa-confirmed-error' : nothing}
      />
      ${msg('I understand that closing cannot be undone', { id: 'group-requests.confirm' })}
    </label>
  </div>`;
}

/** What goes out by itself later: who is reminded now may be reminded then, too. */
function ahead({ dialog: { ahead: coming }, headingLevel, language }: Shown): unknown {
  if (coming === undefined || coming.items.length === 0) return nothing;
  return html`<section aria-labelledby="lupa-ahead">
    ${heading(headingLevel + 2, msg('Automatic reminders to come', { id: 'group-requests.ahead' }), {
      id: 'lupa-ahead',
      className: 'lupa-small-title',
    })}
    <ul class="lupa-names">
      ${coming.items.map(({ at, kind, count, people }) => {
        const listed = people.map(({ name, subject }) => (name === subject ? name : `${name} (${subject})`)).join(', ');
        const more = count - people.length;
        return html`<li>
          <b>${formatDateTime(at, language)}</b>, ${counted(aheadLabel(kind), count)}: ${listed}${
            more > 0 ? html` ${others(more)}` : nothing
          }
        </li>`;
      })}
    </ul>
  </section>`;
}

function aheadLabel(kind: 'awaiting' | 'ending' | 'unknown'): string {
  return kind === 'ending'
    ? msg('validity ends', { id: 'group-requests.ahead-ending' })
    : msg('answer awaited', { id: 'group-requests.ahead-awaiting' });
}
