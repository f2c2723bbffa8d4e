/** The answers to a template as a file. */
import { civilDateOf } from '../../../src/model/civil-date.ts';
import type { Language } from '../../../src/model/language.ts';
import type { RequestStatus } from '../../../src/model/request-status.ts';
import type { Actor } from '../authorisation.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { Store, Transaction } from '../store.ts';
import { BYTE_ORDER_MARK, csvRecord } from './export-csv.ts';
import { cellsOf, headersOf, purposesOf, type Cell } from './export-table.ts';
import { EXPORT_WORDS } from './export-words.ts';
import { xlsxFile } from './export-xlsx.ts';
import { surroundingsOf } from './group-page.ts';
import { groupRow } from './group-row.ts';
import { lookAgain } from './look-again.ts';
import { templateFor, type OwnTemplate } from './template-access.ts';

/** Rows that are read in one transaction, and are in memory at once. Finding them costs more than reading them. */
export const EXPORT_PAGE = 2000;

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportQuery {
  format: ExportFormat;
  language: Language;
  status?: RequestStatus | undefined;
  /** Words, each of which is somewhere in the name. */
  search?: string | undefined;
}

export interface ExportedFile {
  /** With the day in it, and nobody's name. */
  name: string;
  mediaType: string;
  body: ReadableStream<Uint8Array> | Blob;
}

interface Export {
  store: Store;
  actor: Actor;
  templateId: string;
  query: ExportQuery;
  /** Instant in UTC, ISO 8601: everything is told as of it. */
  now: string;
}

/**
 * Rejects with {@link ProblemError} `not-found` where the template is not the actor's to see. That there was an export
 * is written down before anything of it is given.
 *
 * @param failed is told of an error in the middle of the file, which then has no end
 */
export async function exportFor(asked: Export, failed: (error: unknown) => void): Promise<ExportedFile> {
  const { store, actor, templateId, query, now } = asked;
  await store.transaction((transaction) => accessTo(transaction, asked));
  await lookAgain(store, actor.organisationId, templateId, now);
  const { purposes, first } = await store.transaction(async (transaction) => {
    const own = await accessTo(transaction, asked);
    const versions = await transaction.versionsOf(actor.organisationId, templateId);
    const page = await pageOf(transaction, own, asked, 0);
    const { format } = query;
    await recordAct(transaction, actor, { type: 'answers-exported', templateId, format, count: page.total }, now);
    return { purposes: purposesOf(versions, query.language), first: page };
  });

  const words = EXPORT_WORDS[query.language];
  const headers = headersOf(purposes, words);
  const name = `${words.title.toLowerCase()}-${civilDateOf(now)}.${query.format}`;
  if (query.format === 'xlsx') {
    const body = await xlsxFile(words.title, headers, rows());
    return { name, mediaType: body.type, body };
  }
  return { name, mediaType: 'text/csv; charset=utf-8; header=present', body: streamOf(records(), failed) };

  /** Page after page: who comes or goes in the meantime may be missed or be there twice. */
  async function* rows(): AsyncGenerator<Cell[]> {
    let page = first;
    for (let offset = EXPORT_PAGE; ; offset += EXPORT_PAGE) {
      for (const row of page.rows) yield cellsOf(row, purposes, words);
      if (page.rows.length < EXPORT_PAGE) return;
      page = await store.transaction(async (transaction) =>
        pageOf(transaction, await accessTo(transaction, asked), asked, offset),
      );
    }
  }

  async function* records(): AsyncGenerator<string> {
    let chunk = BYTE_ORDER_MARK + csvRecord(headers);
    let count = 0;
    for await (const cells of rows()) {
      chunk += csvRecord(cells);
      count += 1;
      if (count % EXPORT_PAGE > 0) continue;
      yield chunk;
      chunk = '';
    }
    if (chunk !== '') yield chunk;
  }
}

function accessTo(transaction: Transaction, { actor, templateId, now }: Export): Promise<OwnTemplate> {
  return templateFor(transaction, actor, { templateId, action: 'export-requests', now });
}

async function pageOf(transaction: Transaction, own: OwnTemplate, { query, now }: Export, offset: number) {
  const { status, search } = query;
  const page = await transaction.addressees.page(
    own.rules,
    { ...(status && { status }), ...(search && { search }) },
    { sort: 'name', descending: false, offset, limit: EXPORT_PAGE },
  );
  const around = await surroundingsOf(transaction, own, page.rows, now);
  const matching = page.counts.filter((each) => status === undefined || each.status === status);
  return {
    rows: page.rows.map((addressee) => ({ person: addressee.person, row: groupRow(addressee, around) })),
    total: matching.reduce((total, { count }) => total + count, 0),
  };
}

/** Nothing is read before somebody takes what was read. */
function streamOf(texts: AsyncGenerator<string>, failed: (error: unknown) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await texts.next();
          if (done === true) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          failed(error);
          controller.error(error);
        }
      },
      async cancel() {
        await texts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
