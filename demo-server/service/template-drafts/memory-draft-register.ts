import type { TemplateRecord, TemplateVersionRecord } from '../store.ts';
import type { DraftFile, DraftRecord, DraftRegister, TemplateRules } from './draft-register.ts';

export interface DraftTables {
  templates: Map<string, TemplateRecord>;
  versions: Map<string, TemplateVersionRecord>;
  /** By organisation and version. */
  drafts: Map<string, DraftRecord>;
  /** By organisation, version and hash. */
  draftFiles: Map<string, DraftFile>;
}

export interface DraftSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
}

/** Drafts in memory. Transactions follow each other there, so nothing has to be held. */
export class MemoryDraftRegister implements DraftRegister {
  readonly #tables: DraftTables;
  readonly #around: DraftSurroundings;

  constructor(tables: DraftTables, around: DraftSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async draft(organisationId: string, versionId: string): Promise<DraftRecord | undefined> {
    return structuredClone(this.#tables.drafts.get(this.#around.keyOf(organisationId, versionId)));
  }

  async keepDraft(draft: DraftRecord): Promise<void> {
    const key = this.#around.keyOf(draft.organisationId, draft.versionId);
    if (!this.#tables.versions.has(key)) this.#around.refuse(new Error('template version is not in the store'));
    this.#tables.drafts.set(key, structuredClone(draft));
  }

  async rewrite(version: TemplateVersionRecord): Promise<void> {
    const { organisationId, id, templateId, major, minor } = version;
    const before = this.#mustBeDraft(organisationId, id);
    for (const other of this.#tables.versions.values()) {
      const same = other.organisationId === organisationId && other.templateId === templateId && other.id !== id;
      if (same && other.major === major && other.minor === minor)
        this.#around.refuse(new Error('version is in the store already'));
    }
    const { state, agreed } = before;
    this.#tables.versions.set(this.#around.keyOf(organisationId, id), structuredClone({ ...version, state, agreed }));
  }

  async setRules(organisationId: string, templateId: string, rules: TemplateRules): Promise<void> {
    const key = this.#around.keyOf(organisationId, templateId);
    const template = this.#tables.templates.get(key);
    if (template === undefined) this.#around.refuse(new Error('template is not in the store'));
    this.#tables.templates.set(key, structuredClone({ ...template, ...rules }));
  }

  async addFile(organisationId: string, versionId: string, file: DraftFile): Promise<void> {
    const key = this.#around.keyOf(organisationId, versionId, file.sha256);
    if (!this.#tables.drafts.has(this.#around.keyOf(organisationId, versionId)))
      this.#around.refuse(new Error('draft is not in the store'));
    if (!this.#tables.draftFiles.has(key)) this.#tables.draftFiles.set(key, structuredClone(file));
  }

  async file(organisationId: string, versionId: string, sha256: string): Promise<DraftFile | undefined> {
    return structuredClone(this.#tables.draftFiles.get(this.#around.keyOf(organisationId, versionId, sha256)));
  }

  async removeFile(organisationId: string, versionId: string, sha256: string): Promise<void> {
    this.#tables.draftFiles.delete(this.#around.keyOf(organisationId, versionId, sha256));
  }

  async forgetDraft(organisationId: string, versionId: string): Promise<void> {
    this.#tables.drafts.delete(this.#around.keyOf(organisationId, versionId));
    for (const key of this.#tables.draftFiles.keys()) {
      const [organisation, version] = JSON.parse(key) as [string, string];
      if (organisation === organisationId && version === versionId) this.#tables.draftFiles.delete(key);
    }
  }

  async removeDraft(organisationId: string, versionId: string): Promise<void> {
    this.#mustBeDraft(organisationId, versionId);
    await this.forgetDraft(organisationId, versionId);
    this.#tables.versions.delete(this.#around.keyOf(organisationId, versionId));
  }

  #mustBeDraft(organisationId: string, versionId: string): TemplateVersionRecord {
    const version = this.#tables.versions.get(this.#around.keyOf(organisationId, versionId));
    if (version?.state !== 'draft') this.#around.refuse(new Error('no such version is draft'));
    return version;
  }
}
