/**
 * What a municipality lets a citizen tell of themselves besides what every profile has: pronouns, needs, interests. The
 * fields are configuration; what is told in them is kept with the profile.
 */
import * as v from 'valibot';
import type { Profile } from '../../../src/contract/profile.ts';
import type { FieldFault } from '../../../src/contract/problem.ts';
import { isLine } from '../../../src/model/profile-field.ts';

/** What is told in the fields, by their ids: a text, the id of an option, or ids of options. */
export type ExtraValues = Record<string, string | string[]>;

/** In UTF-16 code units. */
const LONGEST_TEXT = 200;

const line = v.pipe(
  v.string(),
  v.trim(),
  v.check((text) => isLine(text, LONGEST_TEXT), `must be a line of 1 to ${LONGEST_TEXT} characters`),
);
/** In every language, for Finnish and Swedish are equal and a citizen may read English. */
const Words = v.strictObject({ fi: line, sv: line, en: line });
const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/u, 'must be a small letter, then small letters, digits, -'),
);

function isOnce(items: readonly { id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}

const Field = {
  id: Id,
  label: Words,
  /** Who sees it, each in words: told to the citizen beside the field. */
  seenBy: v.array(Words),
  /** Not told to one who is identified weakly, and not changed by them. */
  needsStrong: v.optional(v.boolean(), false),
};
const Options = v.pipe(
  v.array(v.strictObject({ id: Id, label: Words })),
  v.minLength(1, 'must have one option at least'),
  v.check((items) => isOnce(items), 'must have each id once'),
);

export const ExtraFields = v.pipe(
  v.array(
    v.variant('kind', [
      v.strictObject({
        ...Field,
        kind: v.literal('text'),
        /** In UTF-16 code units. */
        maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_TEXT)), LONGEST_TEXT),
      }),
      v.strictObject({ ...Field, kind: v.literal('choice'), options: Options }),
      v.strictObject({ ...Field, kind: v.literal('choices'), options: Options }),
    ]),
  ),
  v.check((items) => isOnce(items), 'must have each id once'),
);
export type ExtraFields = v.InferOutput<typeof ExtraFields>;
type ExtraField = ExtraFields[number];

/** A file of fields that cannot be used: one sentence for each fault, with where it is, such as `2.options.1.id`. */
export class FaultyExtraFields extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/**
 * @param json what the file says; lists are counted from 1, as people count
 * @throws {FaultyExtraFields} naming every fault at once
 */
export function readExtraFields(json: unknown): ExtraFields {
  const parsed = v.safeParse(ExtraFields, json);
  if (parsed.success) return parsed.output;
  throw new FaultyExtraFields(
    parsed.issues.map(({ path = [], message }) => {
      const where = path.map(({ key }) => (typeof key === 'number' ? key + 1 : String(key))).join('.');
      return `${where === '' ? 'the list' : where}: ${message}`;
    }),
  );
}

/** The fields that the person is shown in this session, with what they have told in them. */
export function shownExtras(fields: ExtraFields, values: ExtraValues, isWeak: boolean): Profile['extras'] {
  return fields.filter(({ needsStrong }) => !needsStrong || !isWeak).map((field) => shown(field, values[field.id]));
}

function shown(field: ExtraField, value: ExtraValues[string] | undefined): Profile['extras'][number] {
  const { id, label, seenBy } = field;
  const text = typeof value === 'string' ? value : null;
  if (field.kind === 'text') return { id, label, seenBy, kind: 'text', value: text };
  const { kind } = field;
  const options = field.options.map((option) => ({ id: option.id, label: option.label }));
  // Options that have been taken away since are not shown.
  const held = (chosen: string) => options.some((option) => option.id === chosen);
  if (kind === 'choice') return { id, label, seenBy, kind, options, value: text !== null && held(text) ? text : null };
  return { id, label, seenBy, kind, options, value: Array.isArray(value) ? value.filter(held) : [] };
}

/** A change by the id of each field: null, and an empty list, removes. */
export type ExtraChange = Record<string, string | string[] | null>;

/** What is wrong with a change, by `extras.` and the id of the field. */
export function faultsOfExtras(fields: ExtraFields, held: ExtraValues, change: ExtraChange): FieldFault[] {
  return Object.entries(change).flatMap(([id, value]) => {
    const field = fields.find((each) => each.id === id);
    // What was told in a field that is no longer asked can be removed all the same.
    if (field === undefined && value === null && Object.hasOwn(held, id)) return [];
    const message = field === undefined ? 'No such field' : faultOf(field, value);
    return message === undefined ? [] : [{ field: `extras.${id.slice(0, 40)}`, message }];
  });
}

function faultOf(field: ExtraField, value: ExtraChange[string]): string | undefined {
  if (value === null) return undefined;
  if (field.kind === 'text') {
    const isText = typeof value === 'string' && isLine(value, field.maxLength);
    return isText ? undefined : `Expected a line of 1 to ${field.maxLength} characters, or null`;
  }
  const isOption = (chosen: string) => field.options.some(({ id }) => id === chosen);
  if (field.kind === 'choice')
    return typeof value === 'string' && isOption(value) ? undefined : 'Expected the id of an option, or null';
  const isList = Array.isArray(value) && value.every(isOption) && new Set(value).size === value.length;
  return isList ? undefined : 'Expected ids of options, each once, or null';
}

/** The fields of a change that one who is identified weakly may not change. */
export function strongExtras(fields: ExtraFields, change: ExtraChange): string[] {
  const open = new Set(fields.flatMap(({ id, needsStrong }) => (needsStrong ? [] : [id])));
  return Object.keys(change).filter((id) => !open.has(id));
}

/** The values after a change; what it does not name stays, in fields that are no longer asked too. */
export function withExtras(held: ExtraValues, change: ExtraChange): ExtraValues {
  const after = Object.entries({ ...held, ...change }).flatMap(([id, value]) =>
    value === null || value.length === 0 ? [] : [[id, typeof value === 'string' ? value.trim() : value] as const],
  );
  return Object.fromEntries(after);
}
