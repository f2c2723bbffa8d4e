import { msg } from '@lit/localize';
import type { ConsentDetail } from '../contract/consent-detail.ts';

export { messages as reasonMessages } from '../i18n/generated/reason.ts';

/** What the sentence of the status leaves open: why, and what it takes. */
export function reasonSentence({ reason, endsSoon }: ConsentDetail): string | undefined {
  switch (reason) {
    case 'answers-missing':
      return msg('The consent takes effect when every guardian has accepted.', { id: 'reason.answers-missing' });
    case 'answers-differ':
      return msg('It can take effect only if nobody answers no.', { id: 'reason.answers-differ' });
    case 'subject-said-no':
      return msg('The person this is about has answered no.', { id: 'reason.subject-said-no' });
    case 'some-purposes':
      return msg('The consent is in force for some of the uses.', { id: 'reason.some-purposes' });
    case 'came-of-age':
      return msg('The person it is about answers it now. The answers of the guardians are no longer in force.', {
        id: 'reason.came-of-age',
      });
    default:
      return endsSoon
        ? msg('The consent ends soon. You are asked again if it is still needed.', { id: 'reason.ends-soon' })
        : undefined;
  }
}
