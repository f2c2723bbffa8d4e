import type { Kysely } from 'kysely';
import type { SessionRecord, SessionStore, SignInRecord } from '../session-store.ts';
import type { Database } from './schema.ts';

/**
 * Sessions and sign-ins in SQL. They are found by the hash of a secret that only the browser has; which organisation
 * a session belongs to is what it answers.
 */
export class SqlSessionStore implements SessionStore {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async addSession(session: SessionRecord): Promise<void> {
    await this.#db.insertInto('session').values(session).execute();
  }

  async session(idHash: string): Promise<SessionRecord | undefined> {
    const row = await this.#db.selectFrom('session').selectAll().where('idHash', '=', idHash).executeTakeFirst();
    return row && { ...row, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() };
  }

  async touchSession(idHash: string, lastSeenAt: string): Promise<void> {
    await this.#db.updateTable('session').set({ lastSeenAt }).where('idHash', '=', idHash).execute();
  }

  async deleteSession(idHash: string): Promise<void> {
    await this.#db.deleteFrom('session').where('idHash', '=', idHash).execute();
  }

  async deleteSessionsOf(organisationId: string, personId: string): Promise<void> {
    await this.#db
      .deleteFrom('session')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .execute();
  }

  async addSignIn(signIn: SignInRecord): Promise<void> {
    await this.#db.insertInto('signIn').values(signIn).execute();
  }

  async takeSignIn(stateHash: string): Promise<SignInRecord | undefined> {
    // One statement: of two at once, the database gives the row to one.
    const row = await this.#db
      .deleteFrom('signIn')
      .where('stateHash', '=', stateHash)
      .returningAll()
      .executeTakeFirst();
    return row && { ...row, createdAt: row.createdAt.toISOString() };
  }

  async sweep(before: { sessionCreated: string; sessionSeen: string; signInCreated: string }): Promise<void> {
    await this.#db
      .deleteFrom('session')
      .where((eb) =>
        eb.or([
          eb('createdAt', '<', new Date(before.sessionCreated)),
          eb('lastSeenAt', '<', new Date(before.sessionSeen)),
        ]),
      )
      .execute();
    await this.#db.deleteFrom('signIn').where('createdAt', '<', new Date(before.signInCreated)).execute();
  }
}
