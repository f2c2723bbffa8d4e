import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { WidgetState } from '../../base/widget-state.ts';
import { formatDate, formatDateTime } from '../../i18n/dates.ts';
import type { Language } from '../../model/language.ts';
import type { ConsentState, SubjectRelation } from '../../model/receipt.ts';
import { unconfiguredNotice } from '../../presentation/state-notices.ts';
import type { CheckedReceipt, ReceiptFault, ReceiptPart } from '../../receipt/check.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { agreedTextView } from './agreed-text.view.ts';
import { fact } from './fact.view.ts';

export interface ReceiptCheckActions {
  headingLevel: number;
  language: Language;
  onFile: (file: File) => void;
  onText: (text: string) => void;
}

export function receiptCheckView(
  state: WidgetState<CheckedReceipt, ReceiptFault>,
  actions: ReceiptCheckActions,
): unknown {
  const title = heading(actions.headingLevel, msg('Check a receipt', { id: 'receipt-check.title' }), {
    className: 'lupa-title',
  });
  switch (state.kind) {
    case 'unconfigured':
      return unconfiguredNotice();
    case 'failed':
      return html`${title}${given(actions)}
        <section class="lupa-result">${failed(state.error, actions)}</section>`;
    case 'ready':
      return html`${title}${given(actions)}
        <section class="lupa-result">${verdict(state.data, actions)}${said(state.data, actions)}</section>`;
    case 'signed-out':
    case 'loading':
    case 'empty':
      return html`${title}${given(actions)}`;
  }
}

function given({ onFile, onText }: ReceiptCheckActions): TemplateResult {
  const choose = (event: Event) => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file) onFile(file);
  };
  const paste = (event: Event) => {
    const field = (event.target as HTMLElement).parentElement?.querySelector('textarea');
    onText(field?.value ?? '');
  };
  return html`<div class="lupa-given">
    <p>
      ${msg(
        'Here you see whether a receipt is genuine and what was answered. The receipt does not leave your device.',
        {
          id: 'receipt-check.lead',
        },
      )}
    </p>
    <label for="lupa-file">${msg('Choose a receipt', { id: 'receipt-check.choose' })}</label>
    <input
      class="lupa-field"
      id="lupa-file"
      type="file"
      accept=".json,.jsonld,.txt,application/ld+json,application/json,text/plain"
      @change=${choose}
    />
    <label for="lupa-text">${msg('Or paste the text of the receipt', { id: 'receipt-check.paste' })}</label>
    <textarea class="lupa-field" id="lupa-text" rows="4" spellcheck="false" autocomplete="off"></textarea>
    <button type="button" class="lupa-button" @click=${paste}>
      ${msg('Check the receipt', { id: 'receipt-check.check' })}
    </button>
  </div>`;
}

/** The heading that takes focus: what has come of the check. */
function outcome(text: string, { headingLevel }: ReceiptCheckActions): TemplateResult {
  return heading(headingLevel + 1, text, { id: 'lupa-result', focusable: true });
}

function failed(fault: ReceiptFault, actions: ReceiptCheckActions): TemplateResult {
  const [title, text] = faultTexts(fault);
  return notice({ tone: 'error', title: outcome(title, actions), text });
}

function faultTexts(fault: ReceiptFault): [title: string, text: string] {
  switch (fault) {
    case 'not-json':
      return [
        msg('This is not a receipt', { id: 'receipt-check.not-json' }),
        msg('Choose the file that you were given as a receipt, or paste all of its text.', {
          id: 'receipt-check.not-json-text',
        }),
      ];
    case 'not-a-receipt':
      return [
        msg('This is not a whole receipt', { id: 'receipt-check.not-a-receipt' }),
        msg('It is something else, or a part of it is missing. Get the receipt again from the service.', {
          id: 'receipt-check.not-a-receipt-text',
        }),
      ];
    case 'no-key':
      return [
        msg('The receipt cannot be checked on this page', { id: 'receipt-check.no-key' }),
        msg('This page does not know its signature. The receipt may be from another municipality.', {
          id: 'receipt-check.no-key-text',
        }),
      ];
    case 'signature':
      return [
        msg('The receipt is not genuine', { id: 'receipt-check.signature' }),
        msg('Its signature is not right. Do not rely on what the receipt says.', {
          id: 'receipt-check.signature-text',
        }),
      ];
    case 'no-crypto':
      return [
        msg('Receipts cannot be checked on this page', { id: 'receipt-check.no-crypto' }),
        msg('The connection to the page is not secure. The address must begin with https.', {
          id: 'receipt-check.no-crypto-text',
        }),
      ];
  }
}

function verdict({ parts, statement }: CheckedReceipt, actions: ReceiptCheckActions): TemplateResult {
  const date = formatDateTime(statement.issuedAt, actions.language);
  const broken = parts.filter(({ holds }) => !holds);
  if (broken.length > 0) {
    return notice({
      tone: 'error',
      title: outcome(msg('The receipt has been changed', { id: 'receipt-check.changed' }), actions),
      text: html`<ul>
        ${broken.map(({ part }) => html`<li>${brokenText(part)}</li>`)}
      </ul>`,
    });
  }
  if (parts.length === 0) {
    return notice({
      tone: 'success',
      title: outcome(msg('The code is genuine', { id: 'receipt-check.code' }), actions),
      text: msg('The text that the answer concerns is not in the code. It is in the receipt itself.', {
        id: 'receipt-check.code-text',
      }),
    });
  }
  return notice({
    tone: 'success',
    title: outcome(msg('The receipt is genuine', { id: 'receipt-check.genuine' }), actions),
    text: msg(str`Nothing in it has been changed since it was given: ${date}.`, { id: 'receipt-check.genuine-text' }),
  });
}

function brokenText(part: ReceiptPart): string {
  switch (part) {
    case 'agreedText':
      return msg('The text that the answer concerns has been changed.', { id: 'receipt-check.broken-text' });
    case 'answer':
      return msg('An answer, its time or its validity has been changed.', { id: 'receipt-check.broken-answer' });
    case 'history':
      return msg('The events before the answer have been changed.', { id: 'receipt-check.broken-history' });
    case 'terms':
      return msg('What is said of the purposes, the data or your rights has been changed.', {
        id: 'receipt-check.broken-terms',
      });
    case 'parties':
      return msg('What is said of those who asked and those who answered has been changed.', {
        id: 'receipt-check.broken-parties',
      });
    case 'receipt':
      return msg('Something else in the receipt has been changed.', { id: 'receipt-check.broken-receipt' });
  }
}

function said(check: CheckedReceipt, actions: ReceiptCheckActions): TemplateResult {
  const { headingLevel, language } = actions;
  const { statement, agreed } = check;
  const spoken = (text: string) => html`<span lang=${statement.language}>${text}</span>`;
  const isInForce = statement.answers.some(({ state }) => state === 'given' || state === 'renewed');
  return html`${heading(headingLevel + 1, saidTitle(check))}
    <dl class="lupa-facts">
      ${fact(msg('Request', { id: 'receipt-check.request' }), spoken(statement.name))}
      ${fact(msg('Requested by', { id: 'receipt-check.requester' }), spoken(statement.controller))}
      ${fact(msg('Concerns', { id: 'receipt-check.concerns' }), relationText(statement.relation))}
      ${fact(
        msg('Answers', { id: 'receipt-check.answers' }),
        html`<ul role="list">
          ${statement.answers.map(
            ({ name, state, at }) => html`<li>
              ${spoken(name)}: <b>${stateLabel(state)}</b>, <time datetime=${at}>${formatDateTime(at, language)}</time>
            </li>`,
          )}
        </ul>`,
      )}
      ${
        isInForce
          ? fact(
              msg('Last valid day', { id: 'receipt-check.last-day' }),
              statement.lastValidDay === null
                ? msg('No last day has been set', { id: 'receipt-check.endless' })
                : formatDate(statement.lastValidDay, language),
            )
          : nothing
      }
      ${fact(msg('Language of the text', { id: 'receipt-check.language' }), languageName(statement.language, language))}
      ${fact(msg('Receipt given by', { id: 'receipt-check.publisher' }), statement.publisher)}
      ${fact(msg('Receipt given on', { id: 'receipt-check.issued' }), formatDateTime(statement.issuedAt, language))}
    </dl>
    ${agreed === undefined ? nothing : agreedTextView(agreed, headingLevel + 1)}
    ${heading(headingLevel + 1, msg('What the check cannot prove', { id: 'receipt-check.limits' }))}
    <ul>
      <li>${msg('That the person who answered was who they said they were.', { id: 'receipt-check.limit-person' })}</li>
      <li>
        ${msg('That the answer is still the same. It may have been changed or withdrawn later.', {
          id: 'receipt-check.limit-later',
        })}
      </li>
      <li>${msg('That the clock of the service was right.', { id: 'receipt-check.limit-clock' })}</li>
    </ul>`;
}

function saidTitle({ parts }: CheckedReceipt): string {
  return parts.every(({ holds }) => holds)
    ? msg('What was asked and answered', { id: 'receipt-check.said' })
    : msg('What the receipt said when it was given', { id: 'receipt-check.said-then' });
}

function relationText(relation: SubjectRelation): string {
  switch (relation) {
    case 'self':
      return msg('The person who answered', { id: 'receipt-check.self' });
    case 'child':
      return msg('A child of the person who answered', { id: 'receipt-check.child' });
    case 'ward':
      return msg('An adult for whom the person answered', { id: 'receipt-check.ward' });
  }
}

function stateLabel(state: ConsentState): string {
  switch (state) {
    case 'requested':
      return msg('No answer', { id: 'receipt-check.requested' });
    case 'given':
      return msg('Accepted', { id: 'receipt-check.given' });
    case 'renewed':
      return msg('Accepted again', { id: 'receipt-check.renewed' });
    case 'refused':
      return msg('Declined', { id: 'receipt-check.refused' });
    case 'withdrawn':
      return msg('Withdrawn', { id: 'receipt-check.withdrawn' });
    case 'revoked':
      return msg('Closed by the organisation', { id: 'receipt-check.revoked' });
    case 'expired':
      return msg('Expired', { id: 'receipt-check.expired' });
  }
}

function languageName(named: Language, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(named) ?? named;
}
