import * as v from 'valibot';
import { CUSTODIES } from '../model/consent-request.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';

const Group = v.object({ id: v.string(), name: LocalizedText, members: v.number() });

/** The groups of the organisation, in the order of their ids. */
export const GroupList = v.object({ items: v.array(Group) });
export type GroupList = v.InferOutput<typeof GroupList>;

/** One page of a group. Of identity codes and contacts nothing is told but whether there is one. */
export const GroupPage = v.object({
  ...Group.entries,
  /** Members before the first of this page. */
  offset: v.number(),
  items: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      /** Whether they could sign in: there is an identity code of theirs, hashed. */
      identified: v.boolean(),
      /** Instant in UTC (ISO 8601). */
      joinedAt: v.string(),
      guardians: v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          custody: openWords(CUSTODIES),
          unreachable: v.boolean(),
          /** A safety ban holds: nobody else may be told of this one. */
          protected: v.boolean(),
          identified: v.boolean(),
          hasEmail: v.boolean(),
          /** Who has said how they are written to: a list of the organisation, or they themselves in their profile. */
          contactFrom: openWords(['none', 'register', 'profile']),
        }),
      ),
    }),
  ),
});
export type GroupPage = v.InferOutput<typeof GroupPage>;

/** What can be wrong with a file. Nothing of what stands in it is repeated. */
export const IMPORT_FAULTS = [
  'file-empty',
  'file-quotes',
  'file-rows',
  'column-missing',
  'column-twice',
  'identity-code-shape',
  'identity-code-date',
  'identity-code-check',
  'child-twice',
  'guardian-twice',
  'code-twice',
  'differs-from-row',
  'name-missing',
  'name-unusable',
  'email-unusable',
  'language-unknown',
  'custody-unknown',
  'safety-ban-unknown',
] as const;

/** What is told, and stops nothing. */
export const IMPORT_WARNINGS = [
  'column-unknown',
  'guardian-missing',
  /** Who has none is shown, but cannot sign in. */
  'identity-code-missing',
  /** Somebody of this name leaves, or is a guardian no more: whether they are one person is not certain. */
  'same-name',
  /** The person has given another address or language in their own profile, which stays. */
  'contact-from-profile',
] as const;

const place = {
  /** As a spreadsheet counts: from 1, the headers included. */
  row: v.number(),
  /** From 1; 0 for the whole row. */
  column: v.number(),
  /** What the column is about, such as `child.code` or `guardian-2.email`; empty for the whole row. */
  field: v.string(),
  /** Another row that it does not agree with. */
  otherRow: v.optional(v.number()),
};
const ImportFault = v.object({ code: openWords(IMPORT_FAULTS), ...place });
export type ImportFault = v.InferOutput<typeof ImportFault>;
const ImportWarning = v.object({ code: openWords(IMPORT_WARNINGS), ...place });
export type ImportWarning = v.InferOutput<typeof ImportWarning>;

/** What is changed of a member: of the member, or of the guardian who is named. */
const MemberChange = v.object({
  /** `identity`: whose identity code was not known, and is in the file now. */
  kind: openWords(['identity', 'name', 'contact', 'custody', 'safety-ban', 'guardian-added', 'guardian-removed']),
  /** Full name, as it is now where it is known already. */
  person: v.string(),
  /** Of a custody, and of a guardian who is new or goes: how they stood. */
  from: v.optional(v.string()),
  to: v.optional(v.string()),
});

export type MemberChange = v.InferOutput<typeof MemberChange>;

/** What an import would change, or has changed. */
export const GroupImport = v.object({
  /** Goes into `If-Match` of the import; null where there are faults, and then nothing can be imported. */
  fingerprint: v.nullable(v.string()),
  faults: v.array(ImportFault),
  warnings: v.array(ImportWarning),
  /** With what is changed of those who are known already. */
  joined: v.array(v.object({ name: v.string(), changes: v.array(MemberChange) })),
  left: v.array(v.object({ id: v.string(), name: v.string() })),
  changed: v.array(v.object({ id: v.string(), name: v.string(), changes: v.array(MemberChange) })),
  /** How many members stay as they are. */
  unchanged: v.number(),
  /** How many open requests are judged anew, for those who answer them have changed. */
  requests: v.number(),
});
export type GroupImport = v.InferOutput<typeof GroupImport>;
