import { sql, type Kysely, type Selectable } from 'kysely';
import type {
  ContactRecord,
  MailFilter,
  MailOutcome,
  MailRecord,
  MailRegister,
  NewMail,
  RequestMailRecord,
} from '../../service/mail/mail-register.ts';
import type { Database } from './schema.ts';
import { chunks } from './sql-group-register.ts';

/** A person's own address stands before that of a list. */
const OWN_FIRST = sql`case source when 'profile' then 0 else 1 end`;

/** Mail in a transaction of the database. Every statement names the organisation. */
export class SqlMailRegister implements MailRegister {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async contact(organisationId: string, personId: string): Promise<ContactRecord | undefined> {
    return this.#db
      .selectFrom('contact')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .orderBy(OWN_FIRST)
      .executeTakeFirst();
  }

  async setContact(contact: ContactRecord): Promise<void> {
    await this.setContacts([contact]);
  }

  async removeOwnContact(organisationId: string, personId: string): Promise<void> {
    await this.#db
      .deleteFrom('contact')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .where('source', '=', 'profile')
      .execute();
  }

  async addMail(mail: NewMail): Promise<boolean> {
    const added = await this.#db
      .insertInto('outbox')
      .values(mail)
      .onConflict((conflict) => conflict.constraint('mail_once').doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  }

  async takeMails(
    organisationId: string,
    { now, until }: { now: string; until: string },
    limit: number,
  ): Promise<MailRecord[]> {
    const rows = await this.#db
      .with('due', (db) =>
        db
          .selectFrom('outbox')
          .select('id')
          .where('organisationId', '=', organisationId)
          .where('state', '=', 'waiting')
          .where('notBefore', '<=', sql<Date>`${now}::timestamptz`)
          .orderBy('notBefore')
          .orderBy('id', (order) => order.collate('C'))
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .updateTable('outbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), notBefore: until }))
      .where('organisationId', '=', organisationId)
      .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
      .returningAll()
      .execute();
    return rows.map(toMail);
  }

  async settleMail(organisationId: string, mailId: string, attempt: number, outcome: MailOutcome): Promise<boolean> {
    const settled = await this.#db
      .updateTable('outbox')
      .set({ error: null, ...outcome })
      .where('organisationId', '=', organisationId)
      .where('id', '=', mailId)
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempt)
      .returning('id')
      .executeTakeFirst();
    return settled !== undefined;
  }

  async mails(organisationId: string, limit: number): Promise<MailRecord[]> {
    const rows = await this.#db
      .selectFrom('outbox')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', (order) => order.collate('C'))
      .limit(limit)
      .execute();
    return rows.map(toMail);
  }

  async sentMailsTo(organisationId: string, personId: string): Promise<MailRecord[]> {
    const rows = await this.#db
      .selectFrom('outbox')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .where('state', '=', 'sent')
      .orderBy('sentAt', 'desc')
      .orderBy('id', (order) => order.collate('C'))
      .execute();
    return rows.map(toMail);
  }

  async lastMails(
    organisationId: string,
    requestIds: string[],
    { kinds, states }: MailFilter = {},
  ): Promise<RequestMailRecord[]> {
    const found: RequestMailRecord[] = [];
    for (const some of chunks(requestIds)) {
      const rows = await this.#db
        .selectFrom('outbox')
        .distinctOn(['requestId', 'personId'])
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('requestId', 'in', some)
        .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds!))
        .$if(states !== undefined, (query) => query.where('state', 'in', states!))
        .orderBy('requestId')
        .orderBy('personId')
        .orderBy('createdAt', 'desc')
        .orderBy('id', (order) => order.collate('C'))
        .execute();
      found.push(...rows.map(toMail).filter((mail) => mail.requestId !== null));
    }
    return found;
  }

  async openMail(organisationId: string, mailId: string, personId: string, at: string): Promise<string | undefined> {
    const opened = await this.#db
      .updateTable('outbox')
      .set({ openedAt: at })
      .where('organisationId', '=', organisationId)
      .where('id', '=', mailId)
      .where('personId', '=', personId)
      .where('openedAt', 'is', null)
      .where('requestId', 'is not', null)
      .returning('requestId')
      .executeTakeFirst();
    return opened?.requestId ?? undefined;
  }

  async profileMailTimes(organisationId: string, personId: string, after: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('outbox')
      .select('createdAt')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .where('requestId', 'is', null)
      .where('createdAt', '>', sql<Date>`${after}::timestamptz`)
      .orderBy('createdAt')
      .execute();
    return rows.map(({ createdAt }) => createdAt.toISOString());
  }

  async dropProfileMails(organisationId: string, personId: string): Promise<void> {
    await this.#db
      .deleteFrom('outbox')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .where('requestId', 'is', null)
      .where('state', '=', 'waiting')
      .execute();
  }

  async contactsOf(organisationId: string, personIds: string[]): Promise<ContactRecord[]> {
    const found: ContactRecord[] = [];
    for (const some of chunks(personIds)) {
      const rows = await this.#db
        .selectFrom('contact')
        .distinctOn('personId')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('personId', 'in', some)
        .orderBy('personId')
        .orderBy(OWN_FIRST)
        .execute();
      found.push(...rows);
    }
    return found;
  }

  async listedContacts(organisationId: string, personIds: string[]): Promise<ContactRecord[]> {
    const found: ContactRecord[] = [];
    for (const some of chunks(personIds)) {
      const rows = await this.#db
        .selectFrom('contact')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('personId', 'in', some)
        .where('source', '=', 'register')
        .execute();
      found.push(...rows);
    }
    return found;
  }

  async setContacts(contacts: ContactRecord[]): Promise<void> {
    for (const some of chunks(contacts)) {
      await this.#db
        .insertInto('contact')
        .values(some)
        .onConflict((conflict) =>
          conflict.columns(['organisationId', 'personId', 'source']).doUpdateSet((eb) => ({
            email: eb.ref('excluded.email'),
            language: eb.ref('excluded.language'),
          })),
        )
        .execute();
    }
  }
}

function toMail({ createdAt, notBefore, sentAt, openedAt: _, ...row }: Selectable<Database['outbox']>): MailRecord {
  // The database holds that a mail has a request by its kind.
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    notBefore: notBefore.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  } as MailRecord;
}
