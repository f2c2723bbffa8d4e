/** A receipt to print and to keep: all that the file says, in words, and a code for a phone. No script runs on it. */
import { html } from 'hono/html';
import { formatDate, formatDateTime } from '../../src/i18n/dates.ts';
import type { AgreedText, Contact } from '../../src/model/agreed-text.ts';
import type { AnswerMethod } from '../../src/model/consent-request.ts';
import type { Language } from '../../src/model/language.ts';
import { currentStates, type ReceiptSource } from '../../src/model/receipt.ts';
import { byLink, richTextOf, SAFE_SCHEME, type RichText, type TextRun } from '../../src/model/rich-text.ts';
import type { SignedReceipt } from '../service/receipt/build.ts';
import type { Markup } from './frame.ts';
import { checkAddress, qrCode } from './receipt-code.ts';
import { LEGAL_BASES, METHODS, RECORDED, RELATIONS, STATES, WORDS } from './receipt-words.ts';

export interface ReceiptPage {
  source: ReceiptSource;
  /** What `buildReceipt` made of the source. */
  receipt: SignedReceipt;
  /** Of the page; the agreed text stays in its own. */
  language: Language;
  /** Address of the page with `lupa-receipt-check`, absolute, without a fragment. */
  checkPage: string;
}

/** The whole page: `GET /consents/:id/receipts/:seq/page` or its like. */
export function receiptPage(page: ReceiptPage): Markup {
  const { source, language } = page;
  const words = WORDS[language];
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${words.title}: ${source.agreed.name}</title>
    <link rel="icon" href="/site/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/site/receipt.css">
  </head>
  <body>
    <main>
      <p>${source.publisher.name}</p>
      <h1>${words.title}: <span lang="${source.agreed.language}">${source.agreed.name}</span></h1>
      <p>${words.lead}</p>
      <h2>${words.answer}</h2>
      ${answer(page)}
      <h2>${words.check}</h2>
      ${check(page)}
      <h2>${words.text}</h2>
      <div lang="${source.agreed.language}">${agreedText(source.agreed, language)}</div>
    </main>
  </body>
</html>`;
}

function fact(term: string, value: Markup | string): Markup {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function answer({ source, language }: ReceiptPage): Markup {
  const words = WORDS[language];
  const { agreed, publisher, history, lastValidDay, pageUrl } = source;
  const spoken = (text: string) => html`<span lang="${agreed.language}">${text}</span>`;
  const time = (at: string) => html`<time datetime="${at}">${formatDateTime(at, language)}</time>`;
  const states = currentStates(source);
  const isInForce = states.some(({ change: { state } }) => state === 'given' || state === 'renewed');
  const nameOf = new Map(agreed.purposes.map(({ id, name }) => [id, name]));
  const last = lastValidDay === null ? words.endless : formatDate(lastValidDay, language);
  return html`<dl>
    ${fact(words.request, html`${spoken(agreed.name)}<br>${spoken(agreed.purpose)}`)}
    ${fact(words.requester, spoken(agreed.controller.name))}
    ${fact(words.concerns, RELATIONS[language][source.subject.relation])}
    ${fact(
      words.answers,
      html`<ul>${states.map(
        ({ name, change: { state, at } }) =>
          html`<li>${spoken(name)}: <b>${STATES[language][state]}</b>, ${time(at)}</li>`,
      )}</ul>`,
    )}
    ${isInForce ? fact(words.lastDay, last) : ''}
    ${fact(
      words.events,
      html`<ol>${history.map(
        ({ at, state, purposes, method, answeredOn }) =>
          html`<li>${time(at)}: ${state === 'requested' ? words.sent : STATES[language][state]}${howGiven(method, answeredOn, language)}:
            ${spoken(purposes.map((id) => nameOf.get(id) ?? id).join(', '))}</li>`,
      )}</ol>`,
    )}
    ${fact(words.withdraw, html`<a href="${pageUrl}">${pageUrl}</a>`)}
    ${fact(words.publisher, [publisher.name, publisher.identifier].filter(Boolean).join(', '))}
    ${fact(words.issued, time(source.issuedAt))}
    ${fact(words.number, source.receiptId)}
  </dl>`;
}

/** In brackets after an answer. */
function howGiven(method: AnswerMethod | undefined, answeredOn: string | undefined, language: Language): string {
  if (method === undefined) return '';
  const recorded = answeredOn === undefined ? '' : `, ${RECORDED[language](formatDate(answeredOn, language))}`;
  return ` (${METHODS[language][method]}${recorded})`;
}

function check({ receipt, language, checkPage }: ReceiptPage): Markup {
  const words = WORDS[language];
  const address = checkAddress(checkPage, receipt['dct:provenance']['rdf:value']);
  const code = qrCode(address, words.code);
  return html`<p>${code === undefined ? words.noCode : words.checkText} ${words.limits}</p>
    <p><a href="${address}">${words.checkLink}</a></p>
    ${code === undefined ? '' : html`<div class="code">${code}</div>`}`;
}

function agreedText(agreed: AgreedText, language: Language): Markup {
  const words = WORDS[language];
  const { controller, attachments, afterRefusing, transfers } = agreed;
  // The words for people are of the page's language within a text of its own.
  const said = (term: string, value: Markup | Markup[] | string) =>
    html`<div><dt lang="${language}">${term}</dt><dd>${value}</dd></div>`;
  return html`${richText(agreed.description)}
    <dl>
      ${said(words.refused, richText(agreed.ifRefused))}
      ${afterRefusing === undefined ? '' : said(words.afterRefusing, richText(afterRefusing))}
      ${said(words.legalBasis, html`<span lang="${language}">${LEGAL_BASES[language][agreed.legalBasis]}</span>`)}
      ${said(words.data, agreed.data)}
      ${said(words.recipients, agreed.recipients)}
      ${transfers === undefined ? '' : said(words.transfers, transfers)}
      ${said(words.storage, agreed.storage)}
      ${said(words.controller, html`${controller.name}<br>${contact(controller.contact)}`)}
      ${said(words.officer, contact(controller.dataProtectionOfficer))}
      ${
        attachments.length === 0
          ? ''
          : said(words.attachments, html`<ul>${attachments.map(({ name }) => html`<li>${name}</li>`)}</ul>`)
      }
    </dl>`;
}

function contact({ name, email, phone }: Contact): Markup {
  const lines = [email, phone].filter((line) => line !== undefined);
  return html`${name}${lines.map((line) => html`<br>${line}`)}`;
}

/** The words of a line; one link is one element, whatever part of it is bold. */
function line(runs: TextRun[]): Markup[] {
  return byLink(runs).map((linked) => {
    const [{ href = '' }] = linked;
    const words = linked.map(run);
    // The server has checked the address that was written; a text of before was not asked.
    return SAFE_SCHEME.test(href) ? html`<a href="${href}">${words}</a>` : html`${words}`;
  });
}

function run({ text, strong, lang }: TextRun): Markup {
  const words = strong === true ? html`<strong>${text}</strong>` : html`${text}`;
  return lang === undefined ? words : html`<span lang="${lang}">${words}</span>`;
}

/** The headings stand under the second level. */
function richText(kept: RichText | string): Markup[] {
  return richTextOf(kept).map((block) => {
    switch (block.type) {
      case 'paragraph':
        return html`<p>${line(block.runs)}</p>`;
      case 'heading':
        return block.depth === 1 ? html`<h3>${line(block.runs)}</h3>` : html`<h4>${line(block.runs)}</h4>`;
      case 'list': {
        const items = block.items.map((item) => html`<li>${line(item)}</li>`);
        return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
      }
    }
  });
}
