/**
 * What a request of two guardians and their child must look like to each of them, worked out from what has happened
 * in the plainest way. The service is held against it, step by step.
 */
import type { Answer, ApprovalMode, Decision } from '../../src/model/consent-request.ts';
import type { RequestStatus } from '../../src/model/request-status.ts';
import { outcomeOf, type Age, type Letter, type Outcome, type Part } from '../model/oracle.ts';

export const PEOPLE = ['guardian', 'otherGuardian', 'child'] as const;
export type Person = (typeof PEOPLE)[number];
const GUARDIANS: Person[] = ['guardian', 'otherGuardian'];

export type Act = 'answering-ended' | 'suspended' | 'resumed' | 'closed';

export interface Setting {
  mode: ApprovalMode;
  purposes: string[];
  /** Whether a safety ban hides the other guardian. */
  hidden: boolean;
  heard: boolean;
  /** Instants: the 18th birthday, or null where it is not known; the first at which nothing is valid any more. */
  ofAge: string | null;
  end: string;
  /** The first instant at which the end is said to be near. */
  nearEnd: string;
}

export interface Happened {
  type: string;
  at: string;
  who?: Person;
  purposes?: string[];
  language?: string;
}

/** What one of them sees. */
export interface Sight {
  /** Since when it has been so, where that may be told. */
  since: string | null;
  status: { [purpose: string]: RequestStatus };
  answers: { [purpose: string]: Answer };
  decisions: { [purpose: string]: Decision[] };
  respondents: { [who: string]: { answer: Answer | 'mixed'; answeredAt: string | null } };
  events: { type: string; at: string; purposes?: string[] }[];
  endsSoon: boolean;
}

const LETTER: Record<string, Letter> = { accepted: 'Y', refused: 'R', withdrawn: 'W' };
const ANSWER: Record<Letter, Answer> = { N: 'none', Y: 'given', R: 'refused', W: 'withdrawn' };
const WORD: Record<Decision, string> = { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' };

export class ReferenceModel {
  readonly setting: Setting;
  readonly log: Happened[];
  now: string;

  constructor(setting: Setting, log: Happened[], now: string) {
    this.setting = setting;
    this.log = log;
    this.now = now;
  }

  /** Later than all that has happened, also by a clock that is behind; to a person, than all that they know of. */
  #next(who?: Person): string {
    const known = this.log.filter((each) => who === undefined || each.who === undefined || each.who === who);
    const last = Math.max(...known.map(({ at }) => Date.parse(at)));
    return new Date(Math.max(Date.parse(this.now), last + 1)).toISOString();
  }

  #last(who: Person, purpose?: string): Happened | undefined {
    return this.log.findLast(
      (each) => each.who === who && (purpose === undefined || (each.purposes?.includes(purpose) ?? true)),
    );
  }

  #letter(who: Person, purpose: string): Letter {
    return LETTER[this.#last(who, purpose)?.type ?? ''] ?? 'N';
  }

  get #isOfAge(): boolean {
    return this.setting.ofAge !== null && this.now >= this.setting.ofAge;
  }

  #did(act: Act): boolean {
    return this.log.some(({ type }) => type === act);
  }

  get #isPaused(): boolean {
    const acts = this.log.map(({ type }) => type);
    return acts.lastIndexOf('suspended') > acts.lastIndexOf('resumed');
  }

  get #isOver(): boolean {
    return this.#did('closed') || this.now >= this.setting.end;
  }

  /** The words of the rules, over the answers of those whom the viewer is told of. */
  #outcome(purpose: string, knows: (who: Person) => boolean): Outcome {
    const { mode, heard, ofAge } = this.setting;
    const letter = (who: Person) => (knows(who) ? this.#letter(who, purpose) : 'N');
    const age = (): Age => {
      if (ofAge === null) return 'unknown';
      if (!this.#isOfAge) return 'under';
      const said = this.#last('child', purpose);
      return said !== undefined && said.at < ofAge ? 'since-before' : 'over';
    };
    return outcomeOf({
      mode,
      heard,
      age: age(),
      says: letter('child'),
      guardians: GUARDIANS.map((who) => ({ custody: 'joint', unreachable: false, says: letter(who) })),
    });
  }

  #partOf(who: Person, purpose: string): Part {
    const { guardians, subject } = this.#outcome(purpose, () => true);
    return who === 'child' ? subject : guardians[GUARDIANS.indexOf(who)]!;
  }

  #takesPart(who: Person): boolean {
    return who === 'child' ? this.setting.heard || this.#isOfAge : !this.#isOfAge;
  }

  mayRead(who: Person): boolean {
    return who === 'child' || this.#takesPart(who) || this.#last(who) !== undefined;
  }

  #statusFrom(purpose: string, knows: (who: Person) => boolean): RequestStatus {
    if (this.#did('closed')) return 'closed';
    const { status } = this.#outcome(purpose, knows);
    if (status === 'refused' || status === 'withdrawn') return status;
    if (this.now >= this.setting.end) return 'expired';
    return this.#isPaused ? 'suspended' : status;
  }

  #counted(who: Person, purpose: string): Answer {
    const { ofAge } = this.setting;
    const last = this.#last(who, purpose);
    const lapsed = this.#isOfAge && last?.type === 'accepted' && last.at < ofAge!;
    return lapsed && this.#takesPart(who) ? 'none' : ANSWER[this.#letter(who, purpose)];
  }

  #isHidden(who: Person): boolean {
    return who === 'otherGuardian' && this.setting.hidden;
  }

  #knows(viewer: Person, who: Person): boolean {
    if (viewer === who) return true;
    return !this.#isHidden(who) && (viewer === 'child' || this.#takesPart(viewer));
  }

  #statusTold(viewer: Person, purpose: string): RequestStatus {
    const hangsOnOthers = this.#partOf(viewer, purpose).decides && this.#counted(viewer, purpose) === 'given';
    return this.#statusFrom(purpose, (who) => hangsOnOthers || this.#knows(viewer, who));
  }

  #sinceTold(viewer: Person, purpose: string): string | null {
    const knows = (who: Person) => this.#knows(viewer, who);
    const status = this.#statusTold(viewer, purpose);
    // True, but by what is hidden: then when is hidden too.
    if (status !== this.#statusFrom(purpose, knows)) return null;
    const latest = (type: string) => this.log.findLast((each) => each.type === type)?.at ?? null;
    switch (status) {
      case 'closed':
        return latest('closed');
      case 'expired':
        return this.setting.end;
      case 'suspended':
        return latest('suspended');
      case 'needs-renewal':
        return this.setting.ofAge;
      case 'requested':
        return latest('sent');
      default: {
        const voices = PEOPLE.filter((who) => this.#takesPart(who) && knows(who));
        return latestOf(voices.map((who) => this.#last(who, purpose)?.at));
      }
    }
  }

  #may(who: Person, purpose: string): Decision[] {
    if (this.#isOver) return [];
    const { may } = this.#partOf(who, purpose);
    const shut = this.#did('answering-ended') || this.#isPaused;
    return shut ? may.filter((decision) => decision === 'withdraw') : may;
  }

  sightOf(viewer: Person): Sight {
    const { purposes, nearEnd } = this.setting;
    const byPurpose = <T>(pick: (purpose: string) => T) =>
      Object.fromEntries(purposes.map((purpose) => [purpose, pick(purpose)]));
    const status = byPurpose((purpose) => this.#statusTold(viewer, purpose));
    const respondents = PEOPLE.filter(
      (who) => this.#takesPart(who) && this.#takesPart(viewer) && this.#knows(viewer, who),
    ).map((who) => {
      const answers = [...new Set(purposes.map((purpose) => this.#counted(who, purpose)))];
      const answer = answers.length > 1 ? ('mixed' as const) : answers[0]!;
      return [who, { answer, answeredAt: answer === 'none' ? null : (this.#last(who)?.at ?? null) }] as const;
    });
    return {
      since: latestOf(purposes.map((purpose) => this.#sinceTold(viewer, purpose) ?? undefined)),
      status,
      answers: byPurpose((purpose) => this.#counted(viewer, purpose)),
      decisions: byPurpose((purpose) => this.#may(viewer, purpose)),
      respondents: Object.fromEntries(respondents),
      events: this.log
        .filter(({ who }) => who === undefined || who === viewer)
        .map(({ type, at, purposes: of }) => ({ type, at, ...(of && { purposes: of }) })),
      endsSoon: this.now >= nearEnd && isInForce(Object.values(status)),
    };
  }

  /** What becomes of a decision by what was seen: the status of the answer. */
  decide(who: Person, decided: Decided, seen: string | undefined): number {
    if (!this.mayRead(who)) return 404;
    if (seen !== JSON.stringify(this.sightOf(who))) return 412;
    if (decided.language === 'en') return 400;
    const wanted = this.#wanted(who, decided);
    if (wanted === undefined) return 409;
    const at = this.#next(who);
    for (const decision of ['accept', 'refuse', 'withdraw'] as const) {
      const purposes = wanted.filter(([, each]) => each === decision).map(([purpose]) => purpose);
      if (purposes.length === 0) continue;
      const several = this.setting.purposes.length > 1;
      this.log.push({ type: WORD[decision], at, who, language: decided.language, ...(several && { purposes }) });
    }
    return 200;
  }

  #wanted(who: Person, { decision, answers }: Decided): [string, Decision][] | undefined {
    if (answers !== undefined) {
      const each = Object.entries(answers) as [string, Decision][];
      const open = each.every(
        ([purpose, wanted]) => this.setting.purposes.includes(purpose) && this.#may(who, purpose).includes(wanted),
      );
      return open ? each : undefined;
    }
    const open = this.setting.purposes.filter((purpose) => this.#may(who, purpose).includes(decision!));
    return open.length > 0 ? open.map((purpose) => [purpose, decision!]) : undefined;
  }

  act(type: Act): Happened {
    const happened = { type, at: this.#next() };
    this.log.push(happened);
    return happened;
  }
}

export interface Decided {
  decision?: Decision;
  answers?: Record<string, Decision>;
  language: string;
}

function latestOf(instants: (string | undefined)[]): string | null {
  return (
    instants
      .filter((instant) => instant !== undefined)
      .sort()
      .at(-1) ?? null
  );
}

/** One of them is in force, and none of them waits for anybody. */
function isInForce(statuses: RequestStatus[]): boolean {
  const waits = (['conflict', 'partly-given', 'needs-renewal', 'requested'] as RequestStatus[]).some((status) =>
    statuses.includes(status),
  );
  return statuses.includes('given') && !waits;
}
