/**
 * What has to be done after a consent has fallen: pictures come down, a list is corrected. Withdrawing is worth no more
 * than what follows it: data is erased without undue delay where consent was its only ground (GDPR Art. 17(1)(b)), and
 * the person is told within a month (Art. 12(3)).
 */
import { assessRequest } from './assess-request.ts';
import { civilDateOf, daysAfter, startOfDay } from './civil-date.ts';
import { isAnswer, type ConsentRequest, type RequestEvent } from './consent-request.ts';
import type { Localized } from './language.ts';

/** How a version wants what follows done. */
export interface FollowUpRule {
  /** Days from the day on which it opens to the last one on which it is in time. */
  days: number;
  /** What is done; where a language has no words, those of another; where none has, {@link GENERAL_INSTRUCTION}. */
  instruction: Localized;
}

/** A month at most (GDPR Art. 12(3)), counted so that no month is shorter. */
export const FOLLOW_UP_DAYS_LIMIT = 30;
export const FOLLOW_UP_DAYS = 7;
/** Characters of an instruction in one language. */
export const INSTRUCTION_LIMIT = 500;

/** What holds of every consent that has fallen: read as a task by the staff, as a promise by whoever has withdrawn. */
export const GENERAL_INSTRUCTION: Required<Localized> = {
  fi: 'Tietoja ei enää käytetä siihen, mihin suostumus oli annettu, ja ne poistetaan, jos muuta perustetta ei ole.',
  sv: 'Uppgifterna används inte längre för det som samtycket gällde, och de raderas om det inte finns någon annan grund.',
  en: 'The data is no longer used for what the consent was about, and it is erased if there are no other grounds.',
};

/** The rule of a version: its own, or what holds where it says nothing. */
export function followUpRule(rule: FollowUpRule | null): FollowUpRule {
  const { days, instruction } = rule ?? { days: FOLLOW_UP_DAYS, instruction: {} };
  return { days, instruction: Object.keys(instruction).length > 0 ? instruction : GENERAL_INSTRUCTION };
}

/** What one answer calls for. */
export interface OpenedFollowUp {
  /** Number of the answer. */
  answerSeq: number;
  /** Instant in UTC (ISO 8601): that of the answer. */
  openedAt: string;
  /** Ids of the purposes that were in force before it, and are not after it. At least one. */
  purposes: string[];
}

/** What each answer to a request called for when it came, in the order of the answers. */
export function followUpsOf(request: ConsentRequest): OpenedFollowUp[] {
  return request.events.flatMap(({ seq }) => followUpOf(request, seq) ?? []);
}

/**
 * What an answer calls for: a withdrawal, or a no beside a yes, by which purposes fall that had been in force. A pause
 * is not asked about, for the data is there all the same. Undefined where nothing falls by it, and for what is no
 * answer.
 *
 * What stood for no moment was never used: a yes and a no of one instant, as two give them in advance, open nothing.
 */
export function followUpOf(request: ConsentRequest, seq: number): OpenedFollowUp | undefined {
  const answer = request.events.find((event) => event.seq === seq);
  if (answer === undefined || !isAnswer(answer) || answer.type === 'accepted') return undefined;
  const { at } = answer;
  const earlier = request.events.filter((event) => event.seq < seq);
  const [before, lasting, after] = [earlier, earlier.filter((event) => event.at < at), [...earlier, answer]].map(
    (events) => inForce({ ...request, events }, at),
  ) as [Set<string>, Set<string>, Set<string>];
  const purposes = request.purposes.filter((id) => before.has(id) && lasting.has(id) && !after.has(id));
  return purposes.length === 0 ? undefined : { answerSeq: seq, openedAt: at, purposes };
}

/**
 * Whether the one whose answer has opened it had been told that anything of it was in force. If not, it stood by the yes of
 * somebody whose acts are not theirs to know (a safety ban), and that something follows would tell of that yes.
 */
export function isFollowUpTold(request: ConsentRequest, opened: OpenedFollowUp): boolean {
  const answer = request.events.find((event) => event.seq === opened.answerSeq);
  if (answer === undefined || !isAnswer(answer)) return false;
  const earlier = request.events.filter((event) => event.seq < answer.seq && !isPause(event));
  const view = assessRequest({ ...request, events: earlier }, answer.at).views[answer.personId];
  return view?.purposes.some(({ id, status }) => status === 'given' && opened.purposes.includes(id)) === true;
}

/** Those of the purposes that have been given again since: what was to be done may not be needed any more. */
export function givenAgain(request: ConsentRequest, purposes: string[], now: string): string[] {
  const given = inForce(request, now);
  return purposes.filter((id) => given.has(id));
}

/** Purposes that are given, also while they are paused. */
function inForce(request: ConsentRequest, now: string): Set<string> {
  const { purposes } = assessRequest({ ...request, events: request.events.filter((event) => !isPause(event)) }, now);
  return new Set(purposes.filter(({ status }) => status === 'given').map(({ id }) => id));
}

function isPause({ type }: RequestEvent): boolean {
  return type === 'suspended' || type === 'resumed';
}

/** The last civil date (Europe/Helsinki) on which it is done in time. */
export function dueDayOf(openedAt: string, { days }: FollowUpRule): string {
  return daysAfter(civilDateOf(openedAt), days);
}

/** Days before and after the due day on which the staff are reminded, five times at most. */
const REMINDER_DAYS = [-2, 0, 3, 6, 9];
/** Hours after midnight, as of the other reminders. */
const HOUR = 9;

/** When the staff are reminded of what is not done yet: instants in UTC, the first one first. */
export function followUpReminders({ openedAt, dueDay }: { openedAt: string; dueDay: string }): string[] {
  const opened = civilDateOf(openedAt);
  return REMINDER_DAYS.map((days) => daysAfter(dueDay, days))
    .filter((day) => day > opened)
    .map((day) => new Date(Date.parse(startOfDay(day)) + HOUR * 60 * 60 * 1000).toISOString());
}
