import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ChangedPart } from '../../contract/consent-changes.ts';
import type { ConsentDetail, Respondent } from '../../contract/consent-detail.ts';
import { formatDate } from '../../i18n/dates.ts';
import { inLanguage, type Language } from '../../model/language.ts';
import { answerLabel } from '../../presentation/answer.ts';
import { heading } from '../../ui/heading.ts';
import { dataLabel, recipientsLabel, storageLabel, transfersLabel } from './facts.view.ts';
import { attachmentsLabel, descriptionLabel, kicker } from './text.view.ts';

/** What the person answered before, and what has changed in the text since: word by word, where they unfold it. */
export function changes({ previous }: ConsentDetail, level: number, language: Language): unknown {
  if (previous === null) return nothing;
  const changed = inLanguage(previous.changes, language);
  const date = previous.answeredAt === null ? '' : formatDate(previous.answeredAt, language);
  const title = heading(level, msg('What has changed', { id: 'consent-detail.changes' }));
  const aloud = (words: string) => html`<span class="lupa-aloud" lang=${language}>(${words}) </span>`;
  return html`${
    changed === undefined || changed.value.length === 0
      ? nothing
      : html`<details class="lupa-changes">
          <summary>${title}</summary>
          <dl class="lupa-facts">${changed.value.map((each) => part(each, changed.language, aloud))}</dl>
        </details>`
  }
    <p>${earlierAnswer(previous.answer)} ${date}</p>`;
}

export function earlierAnswer(answer: Respondent['answer']): string {
  return `${msg('Your earlier answer', { id: 'consent-detail.earlier' })}: ${answerLabel(answer)}`;
}

type Aloud = (words: string) => TemplateResult;

function part({ part: name, pieces }: ChangedPart, language: Language, aloud: Aloud): TemplateResult {
  return html`<div>
    <dt>${partLabel(name)}</dt>
    <dd lang=${language}>${pieces.map((each) => piece(each, aloud))}</dd>
  </div>`;
}

/** Read aloud, an insertion or a deletion is like any other word: so it is said in words. */
function piece({ kind, text }: ChangedPart['pieces'][number], aloud: Aloud): unknown {
  switch (kind) {
    case 'added':
      return html`<ins>${aloud(msg('added', { id: 'consent-detail.added' }))}${text}</ins>`;
    case 'removed':
      return html`<del>${aloud(msg('removed', { id: 'consent-detail.removed' }))}${text}</del>`;
    default:
      return text;
  }
}

function partLabel(part: ChangedPart['part']): string {
  switch (part) {
    case 'description':
      return descriptionLabel();
    case 'if-refused':
      return msg('If you decline', { id: 'consent-detail.if-refused' });
    case 'data':
      return dataLabel();
    case 'recipients':
      return recipientsLabel();
    case 'transfers':
      return transfersLabel();
    case 'storage':
      return storageLabel();
    case 'attachments':
      return attachmentsLabel();
    // The name, and what is asked.
    default:
      return kicker();
  }
}
