/** The part of the store that keeps drafts of templates while they are written. */
import type { FieldChange } from '../../../src/model/template-draft.ts';
import type { AttachmentRecord, TemplateRecord, TemplateVersionRecord } from '../store.ts';

/** What holds for all versions of a template, and is part of what people agree to. */
export type TemplateRules = Omit<TemplateRecord, 'id' | 'organisationId'>;

/** What is kept of a draft beside its version. */
export interface DraftRecord {
  organisationId: string;
  versionId: string;
  /** As they are to be once the draft is published. */
  rules: TemplateRules;
  /** The last change of each field, by its path. */
  changes: Record<string, FieldChange>;
  /** Instant (UTC, ISO 8601) at which it was last written down that somebody writes, by the id of the person. */
  writers: Record<string, string>;
}

/** A file of a draft. Once published it is kept for good: see `Transaction.addAttachment`. */
export type DraftFile = Pick<AttachmentRecord, 'sha256' | 'mediaType' | 'bytes'>;

/** Part of a transaction. Who writes holds the template: see `Transaction.versionsOf`. */
export interface DraftRegister {
  /** Undefined where nobody has written in it yet. */
  draft(organisationId: string, versionId: string): Promise<DraftRecord | undefined>;
  /** Adds it, or takes the place of what was kept. Rejects for a version that is not there. */
  keepDraft(draft: DraftRecord): Promise<void>;
  /** In place of what the version holds, its number included. Rejects for a version that is not a draft. */
  rewrite(version: TemplateVersionRecord): Promise<void>;
  setRules(organisationId: string, templateId: string, rules: TemplateRules): Promise<void>;

  /** The same file twice is one. Rejects for a draft of which nothing is kept. */
  addFile(organisationId: string, versionId: string, file: DraftFile): Promise<void>;
  file(organisationId: string, versionId: string, sha256: string): Promise<DraftFile | undefined>;
  /** Does nothing where there is none. */
  removeFile(organisationId: string, versionId: string, sha256: string): Promise<void>;

  /** Removes what is kept beside the version, files too. */
  forgetDraft(organisationId: string, versionId: string): Promise<void>;
  /** Removes all of it, the version too. Rejects for a version that is not a draft. */
  removeDraft(organisationId: string, versionId: string): Promise<void>;
}
