import { msg } from '@lit/localize';

export function answerRecorded(): string {
  return msg('The answer was recorded', { id: 'group-requests.answer-recorded' });
}

export function answerNotRecorded(): string {
  return msg(
    'The answer was not recorded. Check the day of the answer. An answer of your own family is recorded by somebody else.',
    {
      id: 'group-requests.answer-not-recorded',
    },
  );
}

export function answerUnknown(): string {
  return msg('Checking whether the answer was recorded', { id: 'group-requests.answer-unknown' });
}
