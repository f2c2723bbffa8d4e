/** A version of a template as a row of its table, and back. */
import type { Insertable, Selectable } from 'kysely';
import type { TemplateVersionRecord } from '../../service/store.ts';
import type { Database } from './schema.ts';

export function toVersion({ content, ...row }: Selectable<Database['templateVersion']>): TemplateVersionRecord {
  return { ...row, ...content };
}

export function toVersionRow(version: TemplateVersionRecord): Insertable<Database['templateVersion']> {
  const { purposes, personalData, explicit, attachments, ...row } = version;
  return { ...row, content: { purposes, personalData, explicit, attachments } };
}
