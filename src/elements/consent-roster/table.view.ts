import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConsentRoster } from '../../contract/consent-roster.ts';
import type { RosterAnswer } from '../../model/roster.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { icon } from '../../ui/icon.ts';
import type { FullScreen } from './consent-roster.view.ts';
import { NAME_ORDERS, nameParts, type NameOrder } from './names.ts';
import { countsOf, shownPurposes, type RosterRow } from './roster-rows.ts';
import { changedSentence, countsSentence, mayNotWord, mayWord, noAnswerWord } from './roster-words.ts';

export function table(screen: FullScreen): TemplateResult {
  const { shown, query, found } = screen;
  const purposes = shownPurposes(shown.data, query);
  const size = purposes.length === 1 ? 'one' : purposes.length < 4 ? 'some' : 'many';
  return html`<div class="lupa-table-box">
    <table
      class="lupa-roster lupa-roster-${size} ${shown.freshness === 'outdated' ? 'lupa-old' : ''}"
      role="table"
      aria-labelledby="lupa-title"
      aria-describedby="lupa-freshness"
    >
      <thead role="rowgroup">
        <tr role="row">
          ${nameHead(screen)}${purposes.map((purpose) => purposeHead(purpose, screen))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          found,
          ({ person }) => person.id,
          (row) => rowOf(row, purposes, screen),
        )}
      </tbody>
    </table>
  </div>`;
}

/** By either name the list is put in order: the heads of the two are in one column, as the names are. */
function nameHead({ query, onAsk }: FullScreen): TemplateResult {
  return html`<th scope="col" role="columnheader" class="lupa-col-name" aria-sort="ascending">
    ${NAME_ORDERS.map((order) => {
      const isOn = query.order === order;
      return html`<button
        type="button"
        class="lupa-order"
        aria-pressed=${isOn ? 'true' : 'false'}
        @click=${() => onAsk({ order })}
      >
        ${orderLabel(order)}
      </button>`;
    })}
  </th>`;
}

function orderLabel(order: NameOrder): string {
  return order === 'family'
    ? msg('Family name', { id: 'consent-roster.family-name' })
    : msg('First name', { id: 'consent-roster.given-name' });
}

function purposeHead({ id, name }: ConsentRoster['purposes'][number], { shown, language }: FullScreen): TemplateResult {
  return html`<th scope="col" role="columnheader">
    ${localizedText(name, language)}
    <span class="lupa-head-counts" aria-hidden="true">${countsSentence(countsOf(shown.rows, id))}</span>
  </th>`;
}

function rowOf(row: RosterRow, purposes: ConsentRoster['purposes'], screen: FullScreen): TemplateResult {
  const { shown, query, language } = screen;
  const [first, rest] = nameParts(row.person, query.order);
  const changedAt = shown.changed.get(row.person.id);
  return html`<tr role="row" class=${changedAt === undefined ? nothing : 'lupa-changed'}>
    <th scope="row" role="rowheader" class="lupa-col-name">
      <b>${first}</b> ${rest}
      ${
        changedAt === undefined
          ? nothing
          : html`<span class="lupa-mark">${changedSentence(changedAt, shown, language)}</span>`
      }
    </th>
    ${purposes.map(
      ({ id, name }) => html`<td role="cell">
        <span class="lupa-cell-label" aria-hidden="true">${localizedText(name, language)}</span>
        ${answerTag(row.answers.get(id) ?? 'unanswered', shown.freshness === 'outdated')}
      </td>`,
    )}
  </tr>`;
}

/** By a word, a shape and a picture; the colour says nothing more. */
function answerTag(answer: RosterAnswer, isOld: boolean): TemplateResult {
  return html`<span class="lupa-answer lupa-answer-${answer}">
    ${icon(answer === 'may' ? 'check' : 'cross')}
    <span>
      <b>${answer === 'may' ? mayWord() : mayNotWord()}</b>${
        answer === 'unanswered' ? html` <span class="lupa-no-answer"><span>– </span>${noAnswerWord()}</span>` : nothing
      }
      ${
        isOld
          ? html`<span class="lupa-old-word">${msg('old information', { id: 'consent-roster.old' })}</span>`
          : nothing
      }
    </span>
  </span>`;
}
