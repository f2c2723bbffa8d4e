import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetail, ShownText } from '../../contract/consent-detail.ts';
import type { Decision } from '../../model/consent-request.ts';
import type { Chosen } from '../../model/language.ts';
import { richText } from '../../presentation/rich-text.ts';
import { heading } from '../../ui/heading.ts';
import { icon, type IconName } from '../../ui/icon.ts';
import { notice } from '../../ui/notice.ts';
import type { ConsentDetailActions } from './consent-detail.view.ts';

const ICON_OF_DECISION: Record<Decision, IconName> = { accept: 'check', refuse: 'ban', withdraw: 'ban' };

function decisionLabel(decision: Decision): string {
  switch (decision) {
    case 'accept':
      return msg('Accept', { id: 'consent-detail.accept' });
    case 'refuse':
      return msg('Decline', { id: 'consent-detail.decline' });
    case 'withdraw':
      return msg('Withdraw consent', { id: 'consent-detail.withdraw' });
  }
}

/** Said when a decision did not reach the server, or was turned down there. */
export function failureText(): string {
  return msg('Your answer was not saved. Try again.', { id: 'consent-detail.not-saved' });
}

/** Said when the answer may or may not have been saved. */
export function unknownText(): string {
  return msg('Checking whether your answer was saved', { id: 'consent-detail.checking' });
}

/** What came of the last press, where it changed the page: saved, or overtaken by another change. */
export function outcomeNotice(
  consent: ConsentDetail,
  text: Chosen<ShownText> | undefined,
  { decision, headingLevel }: ConsentDetailActions,
): unknown {
  if (decision.kind === 'failed' && decision.error.kind === 'stale') {
    return notice({
      tone: 'alert',
      title: heading(
        headingLevel + 1,
        msg('Your answer was not saved: the request has changed since you opened it', { id: 'consent-detail.stale' }),
        { id: 'lupa-result', focusable: true },
      ),
    });
  }
  if (decision.kind !== 'done') return nothing;
  const after = consent.myAnswer === 'given' ? undefined : text?.value.afterRefusing;
  return notice({
    tone: 'success',
    title: heading(headingLevel + 1, msg('Your answer was saved', { id: 'consent-detail.saved' }), {
      id: 'lupa-result',
      focusable: true,
    }),
    text:
      after === undefined
        ? nothing
        : html`<div lang=${text?.language ?? nothing}>${richText(after, headingLevel + 1)}</div>`,
  });
}

/** The answer: what happens if you refuse, that you may withdraw, and the buttons, of equal weight. */
export function decisionSection(
  consent: ConsentDetail,
  text: Chosen<ShownText> | undefined,
  actions: ConsentDetailActions,
): unknown {
  const { headingLevel, canDecide } = actions;
  const open = consent.decisions.filter((each) => each !== 'unknown');
  if (text === undefined || open.length === 0 || consent.status === 'unknown' || !canDecide) return nothing;
  return html`<section class="lupa-decision" aria-labelledby="lupa-decision">
    ${heading(headingLevel + 1, msg('Your answer', { id: 'consent-detail.your-answer' }), {
      id: 'lupa-decision',
      focusable: true,
    })}
    ${terms(consent, text, headingLevel)} ${trouble(actions)}
    <div class="lupa-buttons">${open.map((each) => decisionButton(each, actions))}</div>
  </section>`;
}

/** What the person should know before they press: the right to withdraw (GDPR Article 7(3)), and what a no means. */
function terms({ myAnswer }: ConsentDetail, text: Chosen<ShownText>, level: number): TemplateResult {
  return html`${myAnswer === 'none' ? refusalTerms(text, level) : nothing}
    <p>
      ${msg(
        'You can withdraw your consent at any time on this page, as easily as you give it. What was done before stays lawful.',
        { id: 'consent-detail.withdraw-any-time' },
      )}
    </p>`;
}

function refusalTerms({ language, value }: Chosen<ShownText>, level: number): TemplateResult {
  const title = msg('If you decline', { id: 'consent-detail.if-refused' });
  return html`${heading(level + 2, title, { className: 'lupa-small' })}
    <div lang=${language}>${richText(value.ifRefused, level + 2)}</div>`;
}

function decisionButton(each: Decision, { decision, onDecide }: ConsentDetailActions): TemplateResult {
  const waiting = decision.kind === 'busy' || decision.kind === 'unknown';
  const pressed = waiting && decision.what === each;
  const inTrouble = decision.kind === 'unknown' || (decision.kind === 'failed' && decision.error.kind !== 'stale');
  const troubled = inTrouble && decision.what === each;
  return html`<button
    type="button"
    class="lupa-button"
    data-decision=${each}
    aria-disabled=${waiting ? 'true' : nothing}
    aria-describedby=${troubled ? 'lupa-trouble' : nothing}
    @click=${() => onDecide(each)}
  >
    ${icon(ICON_OF_DECISION[each])}${
      pressed && decision.kind === 'busy' ? msg('Saving…', { id: 'consent-detail.saving' }) : decisionLabel(each)
    }
  </button>`;
}

function trouble({ decision, onCheck }: ConsentDetailActions): unknown {
  if (decision.kind === 'unknown') {
    return notice({
      tone: 'alert',
      id: 'lupa-trouble',
      title: unknownText(),
      actions: html`<button
        type="button"
        class="lupa-button lupa-secondary"
        aria-disabled=${decision.checking ? 'true' : nothing}
        @click=${onCheck}
      >
        ${msg('Check now', { id: 'consent-detail.check-now' })}
      </button>`,
    });
  }
  if (decision.kind !== 'failed' || decision.error.kind === 'stale') return nothing;
  return notice({ tone: 'error', id: 'lupa-trouble', title: failureText() });
}
