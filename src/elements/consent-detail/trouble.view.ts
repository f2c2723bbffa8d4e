import { msg } from '@lit/localize';
import { nothing } from 'lit';
import type { ActionState } from '../../context/action-controller.ts';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { notice } from '../../ui/notice.ts';
import type { ConsentDetailActions } from './consent-detail.view.ts';

/** What a person sends from this page: an answer to all, answers use by use, or an answer in advance and its end. */
export type Sending = 'accept' | 'refuse' | 'withdraw' | 'answers' | 'advance' | 'end';

/** Said when a decision did not reach the server, or was turned down there. */
export function failureText(): string {
  return msg('Your answer was not saved. Try again.', { id: 'consent-detail.not-saved' });
}

/** Said when the answer may or may not have been saved. */
export function unknownText(): string {
  return msg('Checking whether your answer was saved', { id: 'consent-detail.checking' });
}

/** For `aria-disabled`: nothing else can be sent now. */
export function disabled({ decision: { kind } }: ConsentDetailActions): unknown {
  return kind === 'busy' || kind === 'unknown' ? 'true' : nothing;
}

/** Whether what was sent last, one of these, did not come through or may not have. */
export function isTroubled(whats: Sending[], decision: ActionState<Sending>): boolean {
  const open = decision.kind === 'unknown' || (decision.kind === 'failed' && decision.error.kind !== 'stale');
  return open && whats.includes(decision.what);
}

/** Where the buttons are that were pressed: what came of it, when that is not known or not good. */
export function troubleOf(whats: Sending[], { decision, onCheck }: ConsentDetailActions): unknown {
  if (!isTroubled(whats, decision)) return nothing;
  if (decision.kind !== 'unknown') return notice({ tone: 'error', id: 'lupa-trouble', title: failureText() });
  return unknownNotice({
    id: 'lupa-trouble',
    title: unknownText(),
    checking: decision.checking,
    onCheck,
  });
}
