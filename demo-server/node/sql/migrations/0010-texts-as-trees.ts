import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { FORMATTED_FIELDS } from '../../../../src/model/agreed-text.ts';
import { richTextOf, type RichText } from '../../../../src/model/rich-text.ts';

/** Versions that are rewritten at once. */
const PAGE = 200;

// A published version is not changed, but for this: its words stay, in another form. What people have agreed to is kept
// beside it in `agreed`, with the hash that they were shown, and stays to the letter.
const LIFT = sql`alter table template_version disable trigger published_version_stays`;
const RESTORE = sql`alter table template_version enable trigger published_version_stays`;

interface OldVersion {
  organisationId: string;
  id: string;
  texts: Record<string, Record<string, unknown>>;
}

export const textsAsTrees: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await LIFT.execute(db);
    let after: OldVersion | undefined;
    do after = await rewritePage(db, after);
    while (after !== undefined);
    await RESTORE.execute(db);
  },
};

/** @returns the last version of the page, or undefined when there are no more */
async function rewritePage(db: Kysely<unknown>, after: OldVersion | undefined): Promise<OldVersion | undefined> {
  const { organisationId, id } = after ?? { organisationId: '', id: '' };
  const { rows } = await sql<OldVersion>`
    select organisation_id as "organisationId", id, texts from template_version
    where (organisation_id, id) > (${organisationId}, ${id})
    order by organisation_id, id limit ${PAGE}`.execute(db);
  if (rows.length === 0) return undefined;
  const rewritten = rows.map((row) => ({ ...row, texts: withTrees(row.texts) }));
  await sql`update template_version set texts = rewritten.texts
    from jsonb_to_recordset(${JSON.stringify(rewritten)}::text::jsonb)
      as rewritten ("organisationId" text, id text, texts jsonb)
    where template_version.organisation_id = rewritten."organisationId"
      and template_version.id = rewritten.id`.execute(db);
  return rows.at(-1);
}

function withTrees(texts: OldVersion['texts']): OldVersion['texts'] {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => {
      const trees = FORMATTED_FIELDS.filter((field) => field in text).map(
        (field) => [field, richTextOf(text[field] as RichText | string)] as const,
      );
      return [language, { ...text, ...Object.fromEntries(trees) }];
    }),
  );
}
