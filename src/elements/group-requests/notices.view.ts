import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { BulkJob } from '../../contract/group-requests.ts';
import { notice } from '../../ui/notice.ts';
import { actLabel, outcomeSentence, progressSentence } from './act-words.ts';
import type { FullScreen } from './group-requests.view.ts';
import { notUpdated } from './table-words.ts';

/** The act that is under way, whoever began it, and the outcome of the last. */
export function jobNotices(screen: FullScreen): unknown {
  const { outcome, dialog } = screen.act;
  // What the dialog shows need not be said behind it.
  if (dialog !== undefined) return nothing;
  const { running } = screen.data;
  const isOver = running !== null && running.id === outcome?.id;
  return html`${running === null || isOver ? nothing : runningNotice(running, screen)}
  ${outcome === undefined ? nothing : outcomeNotice(outcome, screen)}`;
}

function runningNotice(job: BulkJob, { act, onOpen }: FullScreen): TemplateResult {
  return notice({
    tone: 'info',
    title: actLabel(job.act, false),
    text: html`<p>${progressSentence(job)}</p>
      <p>${msg('This goes on by itself, also when you leave the page.', { id: 'group-requests.goes-on' })}</p>`,
    actions: button('lupa-show-running', msg('Show progress', { id: 'group-requests.show-progress' }), () =>
      onOpen('lupa-show-running', () => act.open(job)),
    ),
  });
}

function outcomeNotice(job: BulkJob, { act, onOpen, onFocus }: FullScreen): TemplateResult {
  const putAway = () => {
    act.putOutcomeAway();
    onFocus('lupa-title');
  };
  return notice({
    tone: job.failed > 0 ? 'alert' : 'success',
    title: outcomeSentence(job),
    actions: html`<div class="lupa-buttons">
      ${button('lupa-show-outcome', msg('Show by person', { id: 'group-requests.show-outcome' }), () =>
        onOpen('lupa-show-outcome', () => act.open(job)),
      )}
      ${button('lupa-hide-outcome', msg('Hide this message', { id: 'group-requests.hide-outcome' }), putAway)}
    </div>`,
  });
}

/** Where what is shown is not what it should be: not loaded, or overtaken. */
export function tableNotices({ overdue, moved, onAsk, query, onFocus }: FullScreen): unknown {
  if (!overdue && !moved) return nothing;
  const again = () => {
    onAsk({ offset: query.offset });
    onFocus('lupa-count');
  };
  return overdue
    ? notice({
        tone: 'error',
        title: notUpdated(),
        actions: button('lupa-again', msg('Try again', { id: 'group-requests.try-again' }), again),
      })
    : notice({
        tone: 'info',
        title: msg('The list has changed: other people would be on this page now.', { id: 'group-requests.moved' }),
        actions: button('lupa-again', msg('Update the list', { id: 'group-requests.update' }), again),
      });
}

function button(id: string, label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="lupa-button lupa-secondary lupa-compact" id=${id} @click=${onClick}>
    ${label}
  </button>`;
}
