/**
 * How those who were asked have answered, as it may be told to anybody: see `small-numbers.ts`. One pure function
 * over what has happened, so that all who look are told the same, and a later look adds to what an earlier one told.
 */
import { civilDateOf } from './civil-date.ts';
import { isAnswer, type AnswerEvent, type ConsentRequest } from './consent-request.ts';
import { inOrder } from './request-findings.ts';
import { FEWEST, inFives, nextTold, toldSplit, type ToldSplit } from './small-numbers.ts';

/** One request, as the statistics take it. */
export interface Response {
  /** Instant in UTC, ISO 8601. */
  sentAt: string;
  /** By time; the first is when the request was answered. */
  answers: { at: string; yes: string[] }[];
}

/** As of the last step: see {@link responseStatistics}. */
export interface ToldResponses {
  /** Civil date of the step. */
  day: string;
  /** How many had answered; now it may be more. */
  answered: number;
  /** Of how many of those, the first to answer, it is told what they said. */
  counted: number;
  /**
   * The median time to answer: so many days after `answered` had been asked had `answered` answered. They are at least
   * half of those asked, and at most three quarters. Null where fewer have answered, or no step lies there.
   */
  half: { answered: number; days: number } | null;
  /** How many had answered at the end of a civil date, the last told of it; by date. */
  points: { day: string; answered: number }[];
  /** In the order in which they were given; the split is null where it is not told. */
  purposes: { id: string; split: ToldSplit | null }[];
}

export interface ResponseStatistics {
  /** How many had been asked at the last step; until now, where nothing is told. */
  asked: number;
  /** Civil date of the first sending; null where nobody has been asked. */
  from: string | null;
  /** Null where nothing can be told yet. */
  told: ToldResponses | null;
}

/**
 * What the statistics take of a request. Undefined for one that was not sent, and for one of which an answer has been
 * erased by law: what it said counts nowhere.
 *
 * To a purpose the answer is yes when somebody has said yes and nobody no. What was withdrawn, and what was passed
 * over by one who answered, is no: silence is no consent (GDPR recital 32). An answer of paper counts from when it was
 * recorded. That an answer ends, or a request is closed, changes nothing in what was answered.
 */
export function responseOf(request: ConsentRequest): Response | undefined {
  const events = inOrder(request.events);
  const sent = events.find(({ type }) => type === 'sent');
  if (sent === undefined || events.some(({ type }) => type === 'erased')) return undefined;
  const said = new Map(request.purposes.map((id) => [id, new Map<string, AnswerEvent['type']>()]));
  const isYes = (id: string) => {
    const words = [...said.get(id)!.values()];
    return words.length > 0 && words.every((word) => word === 'accepted');
  };
  const answers = events.filter(isAnswer).map(({ at, type, personId, purposes = request.purposes }) => {
    for (const id of purposes) said.get(id)?.set(personId, type);
    return { at, yes: request.purposes.filter(isYes) };
  });
  return { sentAt: sent.at, answers };
}

/**
 * What is told of the requests now.
 *
 * They are gone through as they happened, and what is told changes in steps. A step is there when {@link nextTold}
 * says that more have answered, or when {@link FEWEST} of those of whom it is told what they said have been
 * answered for again: something was taken back, or somebody else has answered, too. They come in by fives, in their
 * order: one more of them together with five new people, and a class could be left out in one step.
 *
 * The median is told at a step, so that it tells no more than the steps do: an exact one would be the time of one
 * person, and where not all were asked on one day, it would narrow down how many had answered on which. It is the time
 * from the half of the sendings to the half of the answers, in civil dates: 0 is the same day, whatever the clocks did
 * in between. Who has not answered is slower than all who have; as long as fewer than half have, there is no median.
 *
 * @param purposes ids, in the order in which they are told
 */
export function responseStatistics(responses: Response[], purposes: string[]): ResponseStatistics {
  const dayOf = civilDates();
  const moments = momentsOf(responses);
  const answered: Response[] = [];
  const place = new Map<Response, number>();
  const latest = new Map<Response, string[]>();
  const steps: { day: string; answered: number }[] = [];
  /** What those said of whom it is told, as it is told now. */
  const said: string[][] = [];
  /** What some of them have said since, by their place, until there are enough who have. */
  const turned = new Map<number, string[]>();
  let asked = 0;
  let told = 0;
  let last: { at: string; asked: number } | undefined;

  for (const [index, { at, response, nth }] of moments.entries()) {
    if (nth === undefined) asked += 1;
    else {
      const { yes } = response.answers[nth]!;
      latest.set(response, yes);
      if (nth === 0) place.set(response, answered.push(response) - 1);
      else if (place.get(response)! < said.length) turned.set(place.get(response)!, yes);
    }
    // What happens at one instant is one.
    if (moments[index + 1]?.at === at) continue;
    const next = nextTold(told, answered.length, asked);
    if (next === undefined && turned.size < FEWEST) continue;
    if (next !== undefined) {
      told = next;
      steps.push({ day: dayOf(at), answered: next });
      said.push(...answered.slice(said.length, inFives(told)).map((each) => latest.get(each)!));
    }
    for (const [which, yes] of [...turned].slice(0, inFives(turned.size))) {
      said[which] = yes;
      turned.delete(which);
    }
    const isTellable = asked === told || asked - told >= FEWEST;
    last = { at, asked: isTellable || last === undefined ? asked : last.asked };
  }

  const from = moments[0] === undefined ? null : dayOf(moments[0].at);
  if (last === undefined) return { asked, from, told: null };
  const sent = moments.filter(({ nth }) => nth === undefined);
  const asOfLast: ToldResponses = {
    day: dayOf(last.at),
    answered: told,
    counted: said.length,
    half: halfOf(steps, sent, last.asked, dayOf),
    points: [...new Map(steps.map((step) => [step.day, step])).values()],
    purposes: purposes.map((id) => {
      const yes = said.filter((each) => each.includes(id)).length;
      return { id, split: toldSplit(yes, said.length) };
    }),
  };
  return { asked: last.asked, from, told: asOfLast };
}

interface Moment {
  at: string;
  response: Response;
  /** Which of its answers; undefined for the sending. */
  nth: number | undefined;
}

/** In the order in which they happened: by time, and of one instant as the requests were given. */
function momentsOf(responses: Response[]): Moment[] {
  const moments = responses.flatMap((response) => [
    { at: response.sentAt, response, nth: undefined },
    // One that was answered in advance is answered as it is sent, not before.
    ...response.answers.map(({ at }, nth) => ({ at: at < response.sentAt ? response.sentAt : at, response, nth })),
  ]);
  return moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** From nothing but the steps and the sendings: who knows those is told no more by it. */
function halfOf(
  steps: { day: string; answered: number }[],
  sent: Moment[],
  asked: number,
  dayOf: (instant: string) => string,
): ToldResponses['half'] {
  const step = steps.find(({ answered }) => answered >= asked / 2);
  if (step === undefined || step.answered > (asked * 3) / 4) return null;
  return { answered: step.answered, days: daysBetween(dayOf(sent[step.answered - 1]!.at), step.day) };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000);
}

/** The civil date of many instants: within an hour it is the same, for Helsinki keeps whole hours from UTC. */
function civilDates(): (instant: string) => string {
  const known = new Map<string, string>();
  return (instant) => {
    const hour = instant.slice(0, 13);
    let day = known.get(hour);
    if (day === undefined) known.set(hour, (day = civilDateOf(instant)));
    return day;
  };
}
