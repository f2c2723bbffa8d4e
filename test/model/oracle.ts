/**
 * The rules of deciding, told once more and in another way than the engine tells them: people are letters in a row,
 * and the row is read. Tests hold the engine, and the whole service, against this.
 *
 * `N` has said nothing, `Y` yes, `R` no, `W` yes and later no.
 */
import type { ApprovalMode, Custody, Decision } from '../../src/model/consent-request.ts';
import type { RequestStatus } from '../../src/model/request-status.ts';

export type Letter = 'N' | 'Y' | 'R' | 'W';

export interface Guardian {
  custody: Custody;
  unreachable: boolean;
  says: Letter;
}

/**
 * How old the subject is: `under` the age at which they answer alone, `over` it, or nobody knows. `since-before`: over
 * it, and what they have said they said while they were under it.
 */
export type Age = 'under' | 'over' | 'since-before' | 'unknown';

export interface Family {
  mode: ApprovalMode;
  guardians: Guardian[];
  /** Whether the subject is heard beside the guardians. */
  heard: boolean;
  says: Letter;
  age: Age;
}

export interface Outcome {
  status: RequestStatus;
  /** Of each guardian, in their order, and of the subject: whether they decide, and what they may do. */
  guardians: Part[];
  subject: Part;
}

export interface Part {
  decides: boolean;
  may: Decision[];
}

const MAY: Record<Letter, Decision[]> = { N: ['accept', 'refuse'], Y: ['withdraw'], R: ['accept'], W: ['accept'] };
const BYSTANDER: Part = { decides: false, may: [] };

/** Nobody but the subject, of age or asked alone. */
function alone({ mode, guardians, says, age }: Family): Outcome {
  // A yes from the time when the guardians decided was never theirs to give.
  const counted = mode !== 'self' && age === 'since-before' && says === 'Y' ? 'N' : says;
  const lapsed = mode !== 'self' && guardians.some((guardian) => guardian.says === 'Y');
  const status = ({ Y: 'given', R: 'refused', W: 'withdrawn', N: lapsed ? 'needs-renewal' : 'requested' } as const)[
    counted
  ];
  return { status, guardians: guardians.map(() => BYSTANDER), subject: { decides: true, may: MAY[counted] } };
}

/** Whether the answer of a guardian counts, by what the others are. */
function hasSay(guardian: Guardian, { mode, guardians }: Family): boolean {
  const anybody = (custody: Custody) => guardians.some((each) => each.custody === custody);
  // A court has appointed somebody for an adult: nobody else.
  if (anybody('appointed')) return guardian.custody === 'appointed';
  switch (guardian.custody) {
    case 'sole':
      return true;
    case 'joint':
      return !anybody('sole');
    case 'foster':
      // Where one is enough, it is an everyday matter.
      return mode === 'any-guardian';
    default:
      return false;
  }
}

export function outcomeOf(family: Family): Outcome {
  const { mode, guardians, heard, says, age } = family;
  const isOver = age === 'over' || age === 'since-before';
  const ward = guardians.some(({ custody }) => custody === 'appointed');
  if (mode === 'self' || (isOver && !ward)) return alone(family);

  const having = guardians.map((guardian) => hasSay(guardian, family));
  const row = guardians
    .filter((_, index) => having[index])
    .map((guardian) => (guardian.unreachable && guardian.says === 'N' && mode === 'all-guardians' ? '' : guardian.says))
    .join('');
  return {
    status: statusOfRow(row, mode, heard ? says : 'N'),
    guardians: guardians.map((guardian, index) =>
      having[index] ? { decides: true, may: MAY[guardian.says] } : BYSTANDER,
    ),
    subject: heard ? { decides: false, may: MAY[says] } : BYSTANDER,
  };
}

function statusOfRow(row: string, mode: ApprovalMode, subject: Letter): RequestStatus {
  const letters = new Set(row);
  const no = letters.has('R') || letters.has('W');
  if (letters.has('Y')) {
    if (no || subject === 'R' || subject === 'W') return 'conflict';
    return mode === 'all-guardians' && letters.has('N') ? 'partly-given' : 'given';
  }
  if (no) return letters.has('R') ? 'refused' : 'withdrawn';
  return 'requested';
}
