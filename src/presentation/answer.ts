import { msg } from '@lit/localize';
import type { Respondent } from '../contract/consent-detail.ts';

export { messages as answerMessages } from '../i18n/generated/answer.ts';

/** What somebody has answered, in a word that says nothing of who. */
export function answerLabel(answer: Respondent['answer']): string {
  switch (answer) {
    case 'given':
      return msg('Accepted', { id: 'answer.accepted' });
    case 'refused':
      return msg('Declined', { id: 'answer.declined' });
    case 'withdrawn':
      return msg('Withdrawn', { id: 'answer.withdrawn' });
    case 'mixed':
      return msg('Partly accepted', { id: 'answer.mixed' });
    default:
      return msg('No answer', { id: 'answer.none' });
  }
}
