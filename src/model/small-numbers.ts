/**
 * What may be told of a count so that nobody's answer can be worked out from it, however often it is looked at.
 *
 * A cell of fewer than five is not told: the threshold rule, for which agencies take five or three (OECD Glossary of
 * Statistical Terms, "Threshold rule"). Nor is a zero, for "nobody said no" tells what everybody said. Leaving cells
 * out is not enough: the others and the total give them back, and so do two looks on two days. Statistics Finland names
 * the ways out in its rules for checking output (FIONA, "Output checking"): suppressing a second cell or the whole
 * row, rounding, and coarser classes; rounding to a base is in chapter 5 of the Handbook on Statistical Disclosure
 * Control (sdctools.github.io/HandbookSDC). Here classes of five do the work:
 *
 * - How many have answered is told in steps of five or more, and not while fewer than five others are left; that
 *   everybody has answered is told. Between two steps lie five possible counts at least.
 * - What they said is told of the first of them, as many as there are in full fives. How many of these said yes is told
 *   as one of the classes 5–9, 10–14 …, and how many said no as what is left. Where either could be fewer than five,
 *   the row is not told; which of them it is stays hidden too. (Were the last few of 23 counted at once with the five
 *   before them, a class could be left out in one step, and that is said only by a few of the numbers in the one before.)
 *
 * What holds then, for one who knows these rules and has seen all that was ever told of a question: five values at
 * least remain for every count, at each step, and for how many of those who came between two steps said yes. Every
 * count that is told is five or more, and so is every difference. The tests go through all histories of answers to
 * see it. Who knows how some have answered can take them away: nothing that is true can be told against that.
 */

/** The fewest people that are told of, and the size of a class. */
export const FEWEST = 5;

/** Bounds of a count; both are possible values. */
export interface CountRange {
  least: number;
  most: number;
}

/** How those who are counted have answered one question. */
export interface ToldSplit {
  yes: CountRange;
  no: CountRange;
}

/**
 * How much of a count is told from now on, or undefined where it is no more than before.
 *
 * @param told what has been told of it
 * @param whole of how many it is the count
 */
export function nextTold(told: number, count: number, whole: number): number | undefined {
  if (count === whole) return whole - told >= FEWEST ? whole : undefined;
  const steps = Math.floor((Math.min(count, whole - FEWEST) - told) / FEWEST);
  return steps > 0 ? told + steps * FEWEST : undefined;
}

/** Of how many it is told what they said, where so many are told to have answered. */
export function inFives(told: number): number {
  return Math.floor(told / FEWEST) * FEWEST;
}

/**
 * Null where it is not told.
 *
 * @param yes how many said so
 * @param counted of how many, in full fives: see {@link inFives}
 */
export function toldSplit(yes: number, counted: number): ToldSplit | null {
  const least = inFives(yes);
  const most = least + FEWEST - 1;
  if (least < FEWEST || counted - most < FEWEST) return null;
  return { yes: { least, most }, no: { least: counted - most, most: counted - least } };
}
