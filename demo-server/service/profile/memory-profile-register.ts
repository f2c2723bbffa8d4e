import {
  EmailInUse,
  emailKey,
  verifiedEmailKey,
  type ConfirmationRecord,
  type ProfileRecord,
  type ProfileRegister,
} from './profile-register.ts';

export interface ProfileTables {
  profiles: Map<string, ProfileRecord>;
  /** By the person. */
  confirmations: Map<string, ConfirmationRecord>;
}

export interface ProfileSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person', organisationId: string, id: string): void;
}

/** Profiles in memory. Transactions follow each other there, so nothing has to be held. */
export class MemoryProfileRegister implements ProfileRegister {
  readonly #tables: ProfileTables;
  readonly #around: ProfileSurroundings;

  constructor(tables: ProfileTables, around: ProfileSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async profile(organisationId: string, personId: string): Promise<ProfileRecord | undefined> {
    return structuredClone(this.#tables.profiles.get(this.#around.keyOf(organisationId, personId)));
  }

  async keep(profile: ProfileRecord): Promise<void> {
    const { organisationId, personId } = profile;
    this.#around.mustHave('person', organisationId, personId);
    const owner = this.#byKey(organisationId, verifiedEmailKey(profile));
    if (owner !== undefined && owner.personId !== personId) this.#around.refuse(new EmailInUse());
    this.#tables.profiles.set(this.#around.keyOf(organisationId, personId), structuredClone(profile));
  }

  async remove(organisationId: string, personId: string): Promise<void> {
    this.#tables.profiles.delete(this.#around.keyOf(organisationId, personId));
    this.#tables.confirmations.delete(this.#around.keyOf(organisationId, personId));
  }

  async byVerifiedEmail(organisationId: string, address: string): Promise<ProfileRecord | undefined> {
    return structuredClone(this.#byKey(organisationId, emailKey(address)));
  }

  #byKey(organisationId: string, key: string | null): ProfileRecord | undefined {
    if (key === null) return undefined;
    return [...this.#tables.profiles.values()].find(
      (profile) => profile.organisationId === organisationId && verifiedEmailKey(profile) === key,
    );
  }

  async setConfirmation(confirmation: ConfirmationRecord): Promise<void> {
    const key = this.#around.keyOf(confirmation.organisationId, confirmation.personId);
    if (!this.#tables.profiles.has(key)) this.#around.refuse(new Error('profile is not in the store'));
    this.#tables.confirmations.set(key, structuredClone(confirmation));
  }

  async confirmationOf(organisationId: string, personId: string): Promise<ConfirmationRecord | undefined> {
    return structuredClone(this.#tables.confirmations.get(this.#around.keyOf(organisationId, personId)));
  }

  async confirmationBy(organisationId: string, tokenHash: string): Promise<ConfirmationRecord | undefined> {
    const found = [...this.#tables.confirmations.values()].find(
      (each) => each.organisationId === organisationId && each.tokenHash === tokenHash,
    );
    return structuredClone(found);
  }

  async takeConfirmation(
    organisationId: string,
    tokenHash: string,
    at: string,
  ): Promise<ConfirmationRecord | undefined> {
    const found = await this.confirmationBy(organisationId, tokenHash);
    if (found === undefined || found.usedAt !== null) return undefined;
    const used = { ...found, usedAt: at };
    this.#tables.confirmations.set(this.#around.keyOf(organisationId, found.personId), used);
    return structuredClone(used);
  }

  async dropConfirmation(organisationId: string, personId: string): Promise<void> {
    this.#tables.confirmations.delete(this.#around.keyOf(organisationId, personId));
  }
}
