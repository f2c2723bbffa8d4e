import { msg, str } from '@lit/localize';
import type { ConsentSummary } from '../contract/consent-summary.ts';
import { formatDate } from '../i18n/dates.ts';
import type { Language } from '../model/language.ts';
import type { Tone } from '../ui/status-tag.ts';

export { messages as statusMessages } from '../i18n/generated/status.ts';

type Standing = ConsentSummary['standing'];

export const TONE_OF_STANDING: Record<Standing, Tone> = {
  waiting: 'alert',
  'in-force': 'success',
  'not-in-force': 'neutral',
  unknown: 'neutral',
};

/** The same word for the same thing everywhere: what a request is to a citizen. */
export function standingLabel(standing: Standing): string {
  switch (standing) {
    case 'waiting':
      return msg('Awaiting your answer', { id: 'status.waiting' });
    case 'in-force':
      return msg('In force', { id: 'status.in-force' });
    case 'not-in-force':
      return msg('Not in force', { id: 'status.not-in-force' });
    case 'unknown':
      return msg('Unknown status', { id: 'status.unknown' });
  }
}

function ownAnswer({ myAnswer, answeredAt }: ConsentSummary, language: Language): string | undefined {
  const date = answeredAt === null ? '' : formatDate(answeredAt, language);
  switch (myAnswer) {
    case 'given':
      return msg(str`You accepted the request on ${date}.`, { id: 'status.you-accepted' });
    case 'refused':
      return msg(str`You declined the request on ${date}.`, { id: 'status.you-declined' });
    case 'withdrawn':
      return msg(str`You withdrew your consent on ${date}.`, { id: 'status.you-withdrew' });
    default:
      return undefined;
  }
}

/** One sentence that says why the status is what it is. */
export function statusSentence(consent: ConsentSummary, language: Language): string {
  const since = consent.since === null ? '' : formatDate(consent.since, language);
  const day = lastDay(consent, language);
  if (consent.standing === 'waiting') return msg('You have not answered yet.', { id: 'status.not-answered' });
  switch (consent.status) {
    case 'given':
      return ownAnswer(consent, language) ?? msg(str`The request was accepted on ${since}.`, { id: 'status.accepted' });
    case 'partly-given':
      return msg('Awaiting other answers.', { id: 'status.awaiting-others' });
    case 'conflict':
      return msg('The answers differ, so the consent is not in force.', { id: 'status.conflict' });
    case 'refused':
      return ownAnswer(consent, language) ?? msg('The request has not been accepted.', { id: 'status.not-accepted' });
    case 'withdrawn':
      return (
        ownAnswer(consent, language) ?? msg(str`The consent was withdrawn on ${since}.`, { id: 'status.withdrawn' })
      );
    case 'closed':
      return msg(str`The request was closed on ${since}.`, { id: 'status.closed' });
    case 'expired':
      return msg(str`The validity ended on ${day}.`, { id: 'status.expired' });
    case 'suspended':
      return msg('The request has been paused for now.', { id: 'status.suspended' });
    case 'needs-renewal':
      return msg('Your earlier answer is no longer in force.', { id: 'status.needs-renewal' });
    case 'requested':
      return msg('Awaiting an answer.', { id: 'status.awaiting' });
    case 'not-sent':
      return msg('The request has not been sent yet.', { id: 'status.not-sent' });
    case 'unknown':
      return msg('This page does not know the status. Open the page again later.', { id: 'status.unknown-sentence' });
  }
}

function lastDay({ lastValidDay }: ConsentSummary, language: Language): string {
  return lastValidDay === null ? '' : formatDate(lastValidDay, language);
}

/** Until when an answer is valid, or undefined for one without an end. */
export function validityLine(consent: ConsentSummary, language: Language): string | undefined {
  if (consent.lastValidDay === null || consent.standing !== 'in-force') return undefined;
  const day = lastDay(consent, language);
  return msg(str`Valid until ${day}.`, { id: 'status.valid-until' });
}
