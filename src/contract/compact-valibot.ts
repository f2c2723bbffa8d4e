/**
 * The part of Valibot with which an answer of the API is read, in a sixth of its size. Browser bundles have it in
 * the place of Valibot (`scripts/build/plugins.ts`), so that a schema is still written once; a test holds the two
 * against each other over every message of the contract. Decision: `docs/decisions/0002-compact-valibot.md`.
 */

const WRONG = Symbol();
type Reader = (input: unknown) => unknown;

const whether =
  (right: (input: unknown) => boolean): Reader =>
  (input) =>
    right(input) ? input : WRONG;

/* @__NO_SIDE_EFFECTS__ */
export const string = (): Reader => whether((input) => typeof input === 'string');
/* @__NO_SIDE_EFFECTS__ */
export const number = (): Reader => whether((input) => typeof input === 'number' && !isNaN(input));
/* @__NO_SIDE_EFFECTS__ */
export const boolean = (): Reader => whether((input) => typeof input === 'boolean');
/* @__NO_SIDE_EFFECTS__ */
export const unknown = (): Reader => (input) => input;
/* @__NO_SIDE_EFFECTS__ */
export const literal = (word: unknown): Reader => whether((input) => input === word);
/* @__NO_SIDE_EFFECTS__ */
export const picklist = (words: readonly unknown[]): Reader => whether((input) => words.includes(input));
/* @__NO_SIDE_EFFECTS__ */
export const nullable =
  (read: Reader): Reader =>
  (input) =>
    input === null ? null : read(input);
/* @__NO_SIDE_EFFECTS__ */
export const optional =
  (read: Reader): Reader =>
  (input) =>
    input === undefined ? undefined : read(input);
/* @__NO_SIDE_EFFECTS__ */
export const fallback =
  (read: Reader, otherwise: unknown): Reader =>
  (input) => {
    const output = read(input);
    return output === WRONG ? otherwise : output;
  };

/* @__NO_SIDE_EFFECTS__ */
export const array =
  (read: Reader): Reader =>
  (input) => {
    if (!Array.isArray(input)) return WRONG;
    const output = input.map(read);
    return output.includes(WRONG) ? WRONG : output;
  };

/* @__NO_SIDE_EFFECTS__ */
export const object =
  (entries: Record<string, Reader>): Reader =>
  (input) => {
    if (typeof input !== 'object' || input === null) return WRONG;
    const output: Record<string, unknown> = {};
    for (const [key, read] of Object.entries(entries)) {
      const value = read((input as Record<string, unknown>)[key]);
      if (value === WRONG) return WRONG;
      if (value !== undefined || key in input) output[key] = value;
    }
    return output;
  };

/** Valibot leaves these out, lest an answer reach the prototype of what is made of it. */
const UNSAFE = ['__proto__', 'prototype', 'constructor'];

/** Of keys that are all texts: JSON has no other. */
/* @__NO_SIDE_EFFECTS__ */
export const record =
  (_key: Reader, read: Reader): Reader =>
  (input) => {
    if (typeof input !== 'object' || input === null) return WRONG;
    const output: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(input)) {
      if (UNSAFE.includes(key)) continue;
      if ((output[key] = read(value)) === WRONG) return WRONG;
    }
    return output;
  };

/** The options differ in a literal, so that at most one of them fits. */
/* @__NO_SIDE_EFFECTS__ */
export const variant =
  (_key: string, options: Reader[]): Reader =>
  (input) => {
    for (const read of options) {
      const output = read(input);
      if (output !== WRONG) return output;
    }
    return WRONG;
  };

export const safeParse = (read: Reader, input: unknown): { success: boolean; output: unknown } => {
  const output = read(input);
  return { success: output !== WRONG, output };
};
