import type { Kysely, Selectable } from 'kysely';
import {
  EmailInUse,
  emailKey,
  verifiedEmailKey,
  type ConfirmationRecord,
  type ProfileRecord,
  type ProfileRegister,
} from '../../service/profile/profile-register.ts';
import type { Database } from './schema.ts';
import { isViolationOf } from './unique-violation.ts';

/** Profiles in a transaction of the database. Every statement names the organisation. */
export class SqlProfileRegister implements ProfileRegister {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async profile(
    organisationId: string,
    personId: string,
    { forUpdate = false }: { forUpdate?: boolean } = {},
  ): Promise<ProfileRecord | undefined> {
    // The person is there before any profile is: two first visits at once follow each other too.
    if (forUpdate)
      await this.#db
        .selectFrom('person')
        .select('id')
        .where('organisationId', '=', organisationId)
        .where('id', '=', personId)
        .forNoKeyUpdate()
        .execute();
    const row = await this.#db
      .selectFrom('profile')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    return row && toProfile(row);
  }

  async keep(profile: ProfileRecord): Promise<void> {
    const { organisationId: _, personId: __, createdAt: ___, ...rest } = profile;
    const key = { emailKey: verifiedEmailKey(profile) };
    try {
      await this.#db
        .insertInto('profile')
        .values({ ...profile, ...key })
        .onConflict((conflict) => conflict.columns(['organisationId', 'personId']).doUpdateSet({ ...rest, ...key }))
        .execute();
    } catch (error) {
      // The transaction is over with this.
      if (isViolationOf(error, 'profile_email_once')) throw new EmailInUse();
      throw error;
    }
  }

  async remove(organisationId: string, personId: string): Promise<void> {
    await this.#db
      .deleteFrom('profile')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .execute();
  }

  async byVerifiedEmail(organisationId: string, address: string): Promise<ProfileRecord | undefined> {
    const row = await this.#db
      .selectFrom('profile')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('emailKey', '=', emailKey(address))
      .executeTakeFirst();
    return row && toProfile(row);
  }

  async setConfirmation(confirmation: ConfirmationRecord): Promise<void> {
    const { organisationId: _, personId: __, ...rest } = confirmation;
    await this.#db
      .insertInto('profileConfirmation')
      .values(confirmation)
      .onConflict((conflict) => conflict.columns(['organisationId', 'personId']).doUpdateSet(rest))
      .execute();
  }

  async confirmationOf(organisationId: string, personId: string): Promise<ConfirmationRecord | undefined> {
    const row = await this.#db
      .selectFrom('profileConfirmation')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    return row && toConfirmation(row);
  }

  async confirmationBy(organisationId: string, tokenHash: string): Promise<ConfirmationRecord | undefined> {
    const row = await this.#db
      .selectFrom('profileConfirmation')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('tokenHash', '=', tokenHash)
      .executeTakeFirst();
    return row && toConfirmation(row);
  }

  async takeConfirmation(
    organisationId: string,
    tokenHash: string,
    at: string,
  ): Promise<ConfirmationRecord | undefined> {
    // One statement: of two at once, the database gives the row to one.
    const row = await this.#db
      .updateTable('profileConfirmation')
      .set({ usedAt: at })
      .where('organisationId', '=', organisationId)
      .where('tokenHash', '=', tokenHash)
      .where('usedAt', 'is', null)
      .returningAll()
      .executeTakeFirst();
    return row && toConfirmation(row);
  }

  async dropConfirmation(organisationId: string, personId: string): Promise<void> {
    await this.#db
      .deleteFrom('profileConfirmation')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .execute();
  }
}

function toConfirmation({
  expiresAt,
  usedAt,
  ...row
}: Selectable<Database['profileConfirmation']>): ConfirmationRecord {
  return { ...row, expiresAt: expiresAt.toISOString(), usedAt: usedAt?.toISOString() ?? null };
}

function toProfile({
  createdAt,
  emailVerifiedAt,
  emailKey: _,
  ...row
}: Selectable<Database['profile']>): ProfileRecord {
  return { ...row, createdAt: createdAt.toISOString(), emailVerifiedAt: emailVerifiedAt?.toISOString() ?? null };
}
