/** A template as its editor shows it: all that a version holds, who has changed what, and what is wrong with it. */
import * as v from 'valibot';
import { PERSONAL_DATA_KINDS, PURPOSE_KINDS } from '../model/agreed-text.ts';
import { APPROVAL_MODES, LEGAL_BASES } from '../model/consent-request.ts';
import { TARGET_KINDS } from '../model/group-act.ts';
import { LANGUAGES } from '../model/language.ts';
import { DRAFT_CHANGES } from '../model/template-draft.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';
import { KeptTriage } from './triage.ts';
import { Validity } from './validity.ts';
import { VersionFault } from './version-fault.ts';
import { RichText } from './rich-text.ts';

/** One language. What is not said is an empty text; of the formatted ones, an empty list. */
const EditableText = v.object({
  name: v.string(),
  purpose: v.string(),
  description: RichText,
  ifRefused: RichText,
  afterRefusing: RichText,
  data: v.string(),
  recipients: v.string(),
  storage: v.string(),
  transfers: v.string(),
  /** Of every purpose, in their order. */
  purposes: v.array(v.object({ id: v.string(), name: v.string() })),
});
export type EditableText = v.InferOutput<typeof EditableText>;

const EditableContact = v.object({ name: v.string(), email: v.string(), phone: v.string() });

/** An empty text where nothing is said: then what holds in general. */
const EditableFollowUp = v.object({ days: v.number(), fi: v.string(), sv: v.string(), en: v.string() });
export type EditableFollowUp = v.InferOutput<typeof EditableFollowUp>;

/** `size` in bytes, `sha256` of the bytes in hexadecimal. */
const EditableAttachments = v.array(
  v.object({ name: v.string(), mediaType: v.string(), size: v.number(), sha256: v.string() }),
);

export const EditableTemplate = v.object({
  id: v.string(),
  /** Id of the person who looks: what a browser keeps of their writing is theirs alone. */
  viewer: v.string(),
  organisation: LocalizedText,
  /** Whether the viewer may write, or only look. */
  mayWrite: v.boolean(),
  /** Null where nothing is being written: then all of this is what a new draft would begin from. */
  draft: v.nullable(
    v.object({
      versionId: v.string(),
      /** Such as `2.1`. */
      version: v.string(),
      change: openWords(DRAFT_CHANGES),
    }),
  ),
  /** The newest first. */
  versions: v.array(
    v.object({ id: v.string(), version: v.string(), state: openWords(['draft', 'published', 'archived']) }),
  ),
  texts: v.object({
    fi: v.optional(EditableText),
    sv: v.optional(EditableText),
    en: v.optional(EditableText),
  }),
  purposes: v.array(v.object({ id: v.string(), kind: openWords(PURPOSE_KINDS) })),
  personalData: v.array(openWords(PERSONAL_DATA_KINDS)),
  explicit: v.boolean(),
  approvalMode: openWords(APPROVAL_MODES),
  legalBasis: openWords(LEGAL_BASES),
  contact: EditableContact,
  dataProtectionOfficer: EditableContact,
  subjectHeard: v.boolean(),
  /** Age in years from which the subject answers alone; null for 18. */
  selfFrom: v.nullable(v.number()),
  standingConsents: v.boolean(),
  /** Whether consent is the basis at all, as somebody has considered it; null where nobody has. */
  triage: KeptTriage,
  validity: Validity,
  /** What is done when an answer falls, and within how many days. */
  followUp: EditableFollowUp,
  /** `groupId` is null for named people. */
  target: v.nullable(v.object({ kind: openWords(TARGET_KINDS), groupId: v.nullable(v.string()) })),
  /** Name of the group. */
  targetName: v.nullable(LocalizedText),
  attachments: v.object({
    fi: v.optional(EditableAttachments),
    sv: v.optional(EditableAttachments),
    en: v.optional(EditableAttachments),
  }),
  /** Paths of the fields that have been changed in this draft: how often, by whom and when the last time. */
  fields: v.array(v.object({ path: v.string(), revision: v.number(), by: v.string(), at: v.string() })),
  /** Paths of the fields that stay as people have agreed to them: something else needs a new template. */
  fixed: v.array(v.string()),
  /** Languages that the organisation publishes in. */
  required: v.array(openWords(LANGUAGES)),
  /** Why it may not be published: nothing, when it may. */
  faults: v.array(VersionFault),
  /** When each language was last changed in this draft; null where it was not. */
  languages: v.array(v.object({ language: openWords(LANGUAGES), changedAt: v.nullable(v.string()) })),
  /** Texts that may say what another language has said otherwise since. */
  older: v.array(
    v.object({ language: openWords(LANGUAGES), field: v.string(), than: openWords(LANGUAGES), at: v.string() }),
  ),
});
export type EditableTemplate = v.InferOutput<typeof EditableTemplate>;

/** What is left of a template whose draft was thrown away: null where nothing of it had been published. */
export const DraftDiscarded = v.object({ template: v.nullable(EditableTemplate) });
export type DraftDiscarded = v.InferOutput<typeof DraftDiscarded>;

/** With the problem `edit-conflict`: what somebody else has written where the editor wrote too. Nothing was saved. */
export const EditConflict = v.object({
  conflicts: v.array(
    v.object({
      path: v.string(),
      yours: v.optional(v.unknown()),
      /** Null for what is not there any more. */
      theirs: v.optional(v.unknown()),
      /** Null where it was changed before this draft. */
      by: v.nullable(v.string()),
      at: v.nullable(v.string()),
    }),
  ),
  template: EditableTemplate,
});
export type EditConflict = v.InferOutput<typeof EditConflict>;
