/** What stands in the query of an address. Nothing else than the contract says is taken. */
import type { Context } from 'hono';
import { ProblemError } from './problem.ts';

/** @throws {ProblemError} `invalid-message` for what is no whole number from `least` to `most` */
export function wholeNumber(
  context: Context,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const text = context.req.query(name);
  if (text === undefined) return otherwise;
  const number = /^\d{1,7}$/u.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw wrong(name, `Expected a whole number from ${least} to ${most}`);
}

/** @throws {ProblemError} `invalid-message` for what is none of the words */
export function oneOf<Word extends string>(context: Context, name: string, words: readonly Word[]): Word | undefined {
  const text = context.req.query(name);
  const word = words.find((each) => each === text);
  if (text !== undefined && word === undefined) throw wrong(name, `Expected one of: ${words.join(', ')}`);
  return word;
}

/** Whether every store can keep the text. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** @throws {ProblemError} `invalid-message` for a text that is longer, or holds what a database refuses */
export function shortText(context: Context, name: string, longest: number): string | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  if (text.length <= longest && isStorable(text)) return text;
  throw wrong(name, `Expected at most ${longest} characters`);
}

/**
 * Ids with commas between them.
 *
 * @throws {ProblemError} `invalid-message` for what is no id, and for more than `most` of them
 */
export function idList(context: Context, name: string, most: number): string[] | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  const ids = text.split(',');
  if (ids.length <= most && ids.every((id) => /^[\w-]{1,64}$/u.test(id))) return ids;
  throw wrong(name, `Expected at most ${most} ids`);
}

function wrong(field: string, message: string): ProblemError {
  return new ProblemError('invalid-message', { errors: [{ field, message }] });
}
