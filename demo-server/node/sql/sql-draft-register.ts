import type { Kysely } from 'kysely';
import type { TemplateVersionRecord } from '../../service/store.ts';
import type {
  DraftFile,
  DraftRecord,
  DraftRegister,
  TemplateRules,
} from '../../service/template-drafts/draft-register.ts';
import type { Database } from './schema.ts';
import { toVersionRow } from './version-row.ts';

/** Drafts in SQL, within the transaction of `db`. */
export class SqlDraftRegister implements DraftRegister {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async draft(organisationId: string, versionId: string): Promise<DraftRecord | undefined> {
    return this.#db
      .selectFrom('templateDraft')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('versionId', '=', versionId)
      .executeTakeFirst();
  }

  async keepDraft(draft: DraftRecord): Promise<void> {
    const { rules, changes, writers } = draft;
    await this.#db
      .insertInto('templateDraft')
      .values(draft)
      .onConflict((conflict) =>
        conflict.columns(['organisationId', 'versionId']).doUpdateSet({ rules, changes, writers }),
      )
      .execute();
  }

  async rewrite(version: TemplateVersionRecord): Promise<void> {
    const { major, minor, texts, content, validity, followUp } = toVersionRow(version);
    await this.#db
      .updateTable('templateVersion')
      .set({ major, minor, texts, content, validity, followUp })
      .where('organisationId', '=', version.organisationId)
      .where('id', '=', version.id)
      .where('state', '=', 'draft')
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error('no such version is draft'));
  }

  async setRules(organisationId: string, templateId: string, rules: TemplateRules): Promise<void> {
    await this.#db
      .updateTable('template')
      .set(rules)
      .where('organisationId', '=', organisationId)
      .where('id', '=', templateId)
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error('template is not in the store'));
  }

  async addFile(organisationId: string, versionId: string, file: DraftFile): Promise<void> {
    await this.#db
      .insertInto('templateDraftFile')
      .values({ organisationId, versionId, ...file })
      .onConflict((conflict) => conflict.columns(['organisationId', 'versionId', 'sha256']).doNothing())
      .execute();
  }

  async file(organisationId: string, versionId: string, sha256: string): Promise<DraftFile | undefined> {
    const row = await this.#db
      .selectFrom('templateDraftFile')
      .select(['sha256', 'mediaType', 'bytes'])
      .where('organisationId', '=', organisationId)
      .where('versionId', '=', versionId)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    // Node's driver gives a Buffer, which is more than bytes.
    return row && { ...row, bytes: new Uint8Array(row.bytes) };
  }

  async removeFile(organisationId: string, versionId: string, sha256: string): Promise<void> {
    await this.#db
      .deleteFrom('templateDraftFile')
      .where('organisationId', '=', organisationId)
      .where('versionId', '=', versionId)
      .where('sha256', '=', sha256)
      .execute();
  }

  async forgetDraft(organisationId: string, versionId: string): Promise<void> {
    await this.#db
      .deleteFrom('templateDraft')
      .where('organisationId', '=', organisationId)
      .where('versionId', '=', versionId)
      .execute();
  }

  async removeDraft(organisationId: string, versionId: string): Promise<void> {
    await this.#db
      .deleteFrom('templateVersion')
      .where('organisationId', '=', organisationId)
      .where('id', '=', versionId)
      .where('state', '=', 'draft')
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error('no such version is draft'));
  }
}
