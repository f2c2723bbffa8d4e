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
import { acceptLabel, refuseLabel, withdrawLabel } from './decision-labels.ts';
import { missingText, purposes } from './purposes.view.ts';
import { disabled, isTroubled, troubleOf } from './trouble.view.ts';

const ICON_OF_DECISION: Record<Decision, IconName> = { accept: 'check', refuse: 'ban', withdraw: 'ban' };

function decisionLabel(decision: Decision, several: boolean): string {
  switch (decision) {
    case 'accept':
      return several ? msg('Accept all', { id: 'consent-detail.accept-all' }) : acceptLabel();
    case 'refuse':
      return several ? msg('Decline all', { id: 'consent-detail.decline-all' }) : refuseLabel();
    case 'withdraw':
      return several ? msg('Withdraw all', { id: 'consent-detail.withdraw-all' }) : withdrawLabel();
  }
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
  const isAnswer = decision.what !== 'advance' && decision.what !== 'end';
  const after = isAnswer && consent.myAnswer !== 'given' ? text?.value.afterRefusing : undefined;
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
  const several = consent.purposes.length > 1;
  // Once all uses have been answered each is changed on its own, and a yes to any of them can be ended at once.
  const first = open.includes('refuse');
  const shown = several ? open.filter((each) => (each === 'withdraw') !== first) : open;
  return html`<section class="lupa-decision" aria-labelledby="lupa-decision" @change=${actions.onChoice}>
    ${heading(headingLevel + 1, msg('Your answer', { id: 'consent-detail.your-answer' }), {
      id: 'lupa-decision',
      focusable: true,
    })}
    ${terms(consent, text, headingLevel)} ${consent.explicit && open.includes('accept') ? explicitly(actions) : nothing}
    ${troubleOf(['accept', 'refuse', 'withdraw', 'answers'], actions)} ${several ? purposes(consent, actions) : nothing}
    <div class="lupa-buttons">${shown.map((each) => decisionButton(each, several, actions))}</div>
  </section>`;
}

/** What the person should know before they press: the right to withdraw (GDPR Article 7(3)), and what a no means. */
function terms({ decisions }: ConsentDetail, text: Chosen<ShownText>, level: number): TemplateResult {
  return html`${decisions.includes('refuse') ? refusalTerms(text, level) : nothing}
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

/** Data of a special category: the yes is said in so many words (GDPR Article 9(2)(a)). */
function explicitly({ missing }: ConsentDetailActions): TemplateResult {
  const lacking = missing.includes('explicit');
  return html`${lacking ? html`<p class="lupa-error" id="lupa-missing-explicit">${missingText()}</p>` : nothing}
    <label class="lupa-choice">
      <input
        type="checkbox"
        name="explicit"
        aria-invalid=${lacking ? 'true' : nothing}
        aria-describedby=${lacking ? 'lupa-missing-explicit' : nothing}
      />${msg('I give my explicit consent to the use of sensitive data', { id: 'consent-detail.explicit' })}
    </label>`;
}

function decisionButton(each: Decision, several: boolean, actions: ConsentDetailActions): TemplateResult {
  const { decision, onDecide } = actions;
  const saving = decision.kind === 'busy' && decision.what === each;
  return html`<button
    type="button"
    class="lupa-button ${several && each !== 'withdraw' ? 'lupa-secondary' : ''}"
    data-decision=${each}
    aria-disabled=${disabled(actions)}
    aria-describedby=${isTroubled([each], decision) ? 'lupa-trouble' : nothing}
    @click=${() => onDecide(each)}
  >
    ${icon(ICON_OF_DECISION[each])}${saving ? msg('Saving…', { id: 'consent-detail.saving' }) : decisionLabel(each, several)}
  </button>`;
}
