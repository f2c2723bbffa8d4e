/** The files of a draft. They can be taken away again; once published they are part of what people have agreed to. */
import type { EditableTemplate } from '../../../src/contract/template-draft.ts';
import type { Attachment } from '../../../src/model/agreed-text.ts';
import type { Language } from '../../../src/model/language.ts';
import {
  ATTACHMENT_NAME_LIMIT,
  ATTACHMENT_TYPES,
  ATTACHMENTS_LIMIT,
  ATTACHMENTS_SIZE_LIMIT,
} from '../../../src/model/template-draft.ts';
import { sha256 as hashOf } from '../agreed-texts.ts';
import { ProblemError } from '../problem.ts';
import { isStorable } from '../query.ts';
import type { Store, TemplateVersionRecord } from '../store.ts';
import { deskOf, editableTemplate, keep, mustHaveDraft, noteChange, notPossible, type AtDesk } from './desk.ts';
import type { DraftFile } from './draft-register.ts';

export interface SentFile {
  language: Language;
  name: string;
  /** One of `ATTACHMENT_TYPES`. */
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Adds a file to the text of a language; the same one twice is once.
 *
 * Rejects with {@link ProblemError}: `unsupported-media-type` for a file that is not of the type that it is said to be;
 * `invalid-message` for a name that cannot be, and an empty file; `not-found`; `not-possible` where nothing is being
 * written, and with the field of its fault: `language` that is not there, `name` that another file has, `sha256` of one
 * that is there under another name, `attachments` that are too many, `size` of all that would be too large.
 */
export async function addDraftFile(store: Store, atDesk: AtDesk, sent: SentFile): Promise<EditableTemplate> {
  const { language, mediaType, bytes } = sent;
  mustBeNamed(sent);
  if (bytes.length === 0) throw invalid('', 'The file is empty');
  if (!SIGNS[mediaType]?.(bytes))
    throw new ProblemError('unsupported-media-type', {
      errors: [{ field: '', message: `The file is not what ${mediaType} should be` }],
    });
  const name = sent.name.trim();
  const sha256 = await hashOf(bytes);
  return store.transaction(async (transaction) => {
    const desk = await deskOf(transaction, atDesk, 'write-template', { forUpdate: true });
    const draft = mustHaveDraft(desk);
    if (draft.texts[language] === undefined) throw notPossible('language', 'The draft does not have this language');
    const files = draft.attachments[language] ?? [];
    const there = files.find((file) => file.sha256 === sha256 || file.name === name);
    if (there?.sha256 === sha256 && there.name === name) return editableTemplate(transaction, desk);
    if (there?.sha256 === sha256) throw notPossible('sha256', 'The file is there already under another name');
    if (there !== undefined) throw notPossible('name', 'Another file has this name: take it away first');
    if (files.length >= ATTACHMENTS_LIMIT)
      throw notPossible('attachments', `A language has at most ${ATTACHMENTS_LIMIT} files`);
    if (sizeOf(draft.attachments, { sha256, size: bytes.length }) > ATTACHMENTS_SIZE_LIMIT)
      throw notPossible('size', `The files of a text are at most ${ATTACHMENTS_SIZE_LIMIT} bytes together`);
    noteChange(desk, `attachments.${language}`, atDesk, false);
    const added = [...files, { name, mediaType, size: bytes.length, sha256 }];
    // What is kept beside the version comes first: the file lies there.
    await transaction.drafts.keepDraft(desk.kept);
    await transaction.drafts.addFile(atDesk.actor.organisationId, draft.id, { sha256, mediaType, bytes });
    return keep(transaction, desk, atDesk, { ...draft.attachments, [language]: added });
  });
}

/**
 * Takes a file away; one that is not there stays away.
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-possible` where nothing is being written.
 */
export async function removeDraftFile(
  store: Store,
  atDesk: AtDesk,
  { language, sha256 }: { language: Language; sha256: string },
): Promise<EditableTemplate> {
  return store.transaction(async (transaction) => {
    const desk = await deskOf(transaction, atDesk, 'write-template', { forUpdate: true });
    const draft = mustHaveDraft(desk);
    const files = draft.attachments[language] ?? [];
    const left = files.filter((file) => file.sha256 !== sha256);
    if (left.length === files.length) return editableTemplate(transaction, desk);
    noteChange(desk, `attachments.${language}`, atDesk, false);
    const { [language]: _, ...others } = draft.attachments;
    const attachments: typeof draft.attachments = left.length === 0 ? others : { ...others, [language]: left };
    const isNamed = Object.values(attachments).some((each) => each.some((file) => file.sha256 === sha256));
    if (!isNamed) await transaction.drafts.removeFile(atDesk.actor.organisationId, draft.id, sha256);
    return keep(transaction, desk, atDesk, attachments);
  });
}

/**
 * A file of the draft, or of what a new one would begin from, for the staff who see the template.
 *
 * Rejects with {@link ProblemError} `not-found`.
 */
export async function draftFile(
  store: Store,
  atDesk: AtDesk,
  { language, sha256 }: { language: Language; sha256: string },
): Promise<DraftFile & { name: string }> {
  return store.transaction(async (transaction) => {
    const { draft, published, versions } = await deskOf(transaction, atDesk, 'read-template');
    const { id, organisationId, attachments } = draft ?? published ?? versions[0]!;
    const named = attachments[language]?.find((file) => file.sha256 === sha256);
    const file =
      named &&
      ((await transaction.drafts.file(organisationId, id, sha256)) ??
        (await transaction.attachment(organisationId, sha256)));
    if (named === undefined || file === undefined) throw new ProblemError('not-found');
    return { name: named.name, sha256, mediaType: file.mediaType, bytes: file.bytes };
  });
}

/** Of all files, with one more, in bytes: one that several languages have counts once. */
function sizeOf(attachments: TemplateVersionRecord['attachments'], more: Pick<Attachment, 'sha256' | 'size'>): number {
  const all = [...Object.values(attachments).flat(), more];
  return [...new Map(all.map(({ sha256, size }) => [sha256, size])).values()].reduce((sum, size) => sum + size, 0);
}

function mustBeNamed({ name, mediaType }: SentFile): void {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > ATTACHMENT_NAME_LIMIT)
    throw invalid('name', `Expected 1 to ${ATTACHMENT_NAME_LIMIT} characters`);
  // What a file system would take for something else than a name, and what turns the reading of one around.
  if (!isStorable(trimmed) || /[\p{Cc}\u202a-\u202e\u2066-\u2069/\\]/u.test(trimmed))
    throw invalid('name', 'Expected a name without / and \\ and without control characters');
  const endings = ATTACHMENT_TYPES[mediaType] ?? [];
  if (!endings.some((ending) => trimmed.toLowerCase().endsWith(ending)))
    throw invalid('name', `Expected a name that ends with ${endings.join(' or ')}`);
}

const beginsWith =
  (...sign: number[]) =>
  (bytes: Uint8Array) =>
    sign.every((byte, index) => bytes[index] === byte);

/** How a file of each type begins, or, of plain text, that it is one. */
const SIGNS: Record<string, (bytes: Uint8Array) => boolean> = {
  'application/pdf': beginsWith(0x25, 0x50, 0x44, 0x46, 0x2d),
  'image/png': beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': beginsWith(0xff, 0xd8, 0xff),
  'text/plain': isText,
};

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

function invalid(field: string, message: string): ProblemError {
  return new ProblemError('invalid-message', { errors: [{ field, message }] });
}
