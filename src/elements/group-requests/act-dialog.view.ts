import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { BulkJob } from '../../contract/group-requests.ts';
import { formatDate } from '../../i18n/dates.ts';
import { dialog } from '../../ui/dialog.ts';
import { notice } from '../../ui/notice.ts';
import { names } from './act-names.view.ts';
import {
  again,
  button,
  cancelLabel,
  closeLabel,
  closing,
  starting,
  trouble,
  type Content,
  type Shown,
} from './act-parts.view.ts';
import { plan } from './act-plan.view.ts';
import { actLabel, counted, outcomeSentence, progressSentence } from './act-words.ts';
import type { ActDialog } from './bulk-act.ts';
import type { FullScreen } from './group-requests.view.ts';

/** An act on many: for whom it will be done and for whom not, how far it has come, what became of it. */
export function actDialog(screen: FullScreen): TemplateResult | typeof nothing {
  const now = screen.act.dialog;
  if (now === undefined) return nothing;
  const shown = { ...screen, dialog: now };
  const { body, buttons, onSubmit } = contentOf(shown);
  return dialog({
    title: titleOf(now),
    level: screen.headingLevel + 1,
    // From looking to looking at nothing new focus need not move.
    stage: `${now.act} ${now.stage === 'planning' || now.stage === 'not-planned' ? 'planned' : now.stage}`,
    body,
    buttons,
    onSubmit,
    onClose: () => screen.act.close(),
  });
}

function titleOf({ act, stage, job }: ActDialog): string {
  if (stage === 'finished' && job !== undefined) return outcomeSentence(job);
  return actLabel(act, false);
}

function contentOf(shown: Shown): Content {
  const { dialog: now, act } = shown;
  switch (now.stage) {
    case 'planning':
      return { body: html`<p>${finding()}</p>`, buttons: closing(shown, cancelLabel()) };
    case 'not-planned':
      return {
        body: notice({
          tone: 'error',
          title: msg('Nothing has been done: the service did not answer as it should.', {
            id: 'group-requests.not-planned',
          }),
        }),
        buttons: html`${button(again(), () => act.replan())}${closing(shown, cancelLabel())}`,
      };
    case 'planned':
      return plan(shown, now.job!);
    case 'running':
      return running(shown, now.job!);
    case 'finished':
      return outcome(shown, now.job!);
  }
}

function finding(): string {
  return msg('Finding out for whom this can be done…', { id: 'group-requests.planning' });
}

function running(shown: Shown, job: BulkJob): Content {
  const [handled, all] = [job.done + job.failed, job.ready + job.done + job.failed];
  return {
    body: html`<p id="lupa-progress-text">${progressSentence(job)}</p>
      <progress class="lupa-progress" aria-labelledby="lupa-progress-text" max=${all || 1} .value=${handled}></progress>
      ${
        shown.dialog.lost
          ? html`<p class="lupa-error">
              ${msg('No connection just now. The work goes on at the service.', { id: 'group-requests.progress-lost' })}
            </p>`
          : nothing
      }
      <p>${msg('This goes on by itself, also when you leave the page.', { id: 'group-requests.goes-on' })}</p>`,
    buttons: closing(shown, closeLabel()),
  };
}

function outcome(shown: Shown, job: BulkJob): Content {
  const sentBy = job.act === 'send' || job.act === 'remind';
  return {
    body: html`${
      sentBy
        ? html`<p>${msg(str`E-mails put on their way: ${job.mails}`, { id: 'group-requests.mails' })}</p>`
        : nothing
    }
      ${until(shown, job)}${names('failed', job.failed, shown)}${names('skipped', job.skipped, shown)}
      ${names('done', job.done, shown)}${trouble(shown)}`,
    buttons: html`${
      job.failed > 0
        ? starting(shown, counted(msg('Try the failed again', { id: 'group-requests.retry' }), job.failed), 'retry')
        : nothing
    }${closing(shown, closeLabel())}`,
    onSubmit: () => void shown.act.retry(),
  };
}

function until({ language }: Shown, { lastValidDay }: BulkJob): unknown {
  if (lastValidDay === null) return nothing;
  const day = formatDate(lastValidDay, language);
  return html`<p>${msg(str`Valid until ${day}`, { id: 'group-requests.valid-until' })}</p>`;
}
