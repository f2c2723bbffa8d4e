/** The profile of whoever has signed in: what it tells them, and how they change what is their own. */
import type { Profile } from '../../../src/contract/profile.ts';
import type { ProfileChange } from '../../../src/contract/profile-change.ts';
import type { Actor } from '../authorisation.ts';
import { ProblemError } from '../problem.ts';
import { digest } from '../representation.ts';
import type { PersonRecord, Store, Transaction } from '../store.ts';
import { withholdAll, type UserOfServices } from '../used-services/used-services.ts';
import { followEmail, isLastEmail, withEmail, type Asking } from './email-change.ts';
import { faultsOfExtras, shownExtras, strongExtras, withExtras, type ExtraFields } from './extra-fields.ts';
import type { ProfileRecord } from './profile-register.ts';

/** Whose profile it is, and what the session holds of them: nothing of which is told to one who is identified weakly. */
export interface ProfileOwner {
  actor: Actor;
  official: Profile['official'];
  /** What else the municipality lets a citizen tell. */
  extraFields: ExtraFields;
}

export interface SeenProfile {
  profile: Profile;
  etag: string;
}

export interface ChangeToMake extends ProfileOwner, Asking {
  change: ProfileChange;
  /** ETag of what the person saw, or undefined where the client sent none. */
  ifMatch: string | undefined;
}

/** Of somebody who has not told anything yet too. */
export async function profileFor(store: Store, owner: ProfileOwner): Promise<SeenProfile> {
  const { organisationId, personId } = owner.actor;
  return store.transaction(async (transaction) => {
    const kept = await transaction.profiles.profile(organisationId, personId);
    return seen(owner, await personOf(transaction, owner), kept ?? newProfile(owner.actor, ''));
  });
}

/**
 * Changes what is named, all of it or nothing, and notes which fields, not what is in them.
 *
 * Rejects with {@link ProblemError} `precondition-required`, `precondition-failed` (with the profile as it is now),
 * `not-possible` for what is not the person's to change, `last-email` for a verified address without which they could
 * not be written to, `too-many-requests` where too many mails have asked to confirm an address, and `needs-strong` for
 * what one who is identified weakly may not change.
 */
export async function changeProfile(
  store: Store,
  { change, ifMatch, now, language, secretOf, ...owner }: ChangeToMake,
): Promise<SeenProfile> {
  if (ifMatch === undefined) throw new ProblemError('precondition-required');
  const { organisationId, personId } = owner.actor;
  return store.transaction(async (transaction) => {
    const kept = await transaction.profiles.profile(organisationId, personId, { forUpdate: true });
    const person = await personOf(transaction, owner);
    const before = kept ?? newProfile(owner.actor, now);
    const { profile, etag } = await seen(owner, person, before);
    if (ifMatch !== etag) throw new ProblemError('precondition-failed', { current: profile, etag });
    needStrong(owner, change);
    if (change.names !== undefined && holdsOfficialNames(person))
      throw new ProblemError('not-possible', { errors: [{ field: 'names', message: 'Official names hold' }] });
    if (change.email === null && (await isLastEmail(transaction, before)))
      throw new ProblemError('last-email', { errors: [{ field: 'email', message: 'No list gives another' }] });

    const faults = faultsOfExtras(owner.extraFields, before.extras, change.extras ?? {});
    if (faults.length > 0) throw new ProblemError('invalid-message', { errors: faults });

    const { email, extras = {}, ...rest } = change;
    const changed = { ...before, ...rest, extras: withExtras(before.extras, extras) } as ProfileRecord;
    const after = email === undefined ? changed : withEmail(changed, email);
    const next = await seen(owner, person, after);
    const fields = (Object.keys(change) as (keyof ProfileChange)[]).filter((field) =>
      field === 'extras'
        ? Object.keys(extras).some((id) => !isSame(before.extras[id], after.extras[id]))
        : !isSame(profile[field], next.profile[field]),
    );
    if (fields.length === 0) return next;
    await transaction.profiles.keep(after);
    if (fields.includes('email')) await followEmail(transaction, after, { now, language, secretOf });
    await transaction.acts.append(organisationId, { type: 'profile-changed', fields, personId, at: now });
    return next;
  });
}

/**
 * Deletes all that the person has told of themselves; twice is once. What they have consented to, the proof of it, what
 * the organisation itself knows of them, and which services they use stays; what they have let a service know beside
 * what it needs is withheld from it.
 */
export async function deleteProfile(store: Store, user: UserOfServices): Promise<void> {
  const { organisationId, personId } = user.actor;
  await store.transaction(async (transaction) => {
    const kept = await transaction.profiles.profile(organisationId, personId, { forUpdate: true });
    if (kept !== undefined) {
      await transaction.mail.removeOwnContact(organisationId, personId);
      await transaction.mail.dropProfileMails(organisationId, personId);
      await transaction.profiles.remove(organisationId, personId);
    }
    // The acts are the last thing: who writes one holds up whoever else writes one.
    await withholdAll(transaction, user);
    if (kept === undefined) return;
    await transaction.acts.append(organisationId, { type: 'profile-deleted', personId, at: user.now });
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Who has been identified by their code has the names that go with it. */
function holdsOfficialNames(person: PersonRecord): boolean {
  return person.identityHash !== null;
}

async function personOf(transaction: Transaction, { actor }: ProfileOwner): Promise<PersonRecord> {
  const person = await transaction.person(actor.organisationId, actor.personId);
  if (person === undefined) throw new ProblemError('not-found');
  return person;
}

function newProfile({ organisationId, personId }: Actor, createdAt: string): ProfileRecord {
  return {
    ...{ organisationId, personId, createdAt, names: null, email: null, emailVerifiedAt: null, pendingEmail: null },
    ...{ phone: null, address: null, language: null, extras: {}, firstVisit: true },
  };
}

/** What whoever reads the mails of an address may not change: who the person is, and where they are written to. */
function needStrong({ actor, extraFields }: ProfileOwner, change: ProfileChange): void {
  if (actor.strength !== 'weak') return;
  const fields = [
    ...(['names', 'email'] as const).filter((field) => change[field] !== undefined),
    ...strongExtras(extraFields, change.extras ?? {}).map((id) => `extras.${id.slice(0, 40)}`),
  ];
  if (fields.length > 0)
    throw new ProblemError('needs-strong', {
      errors: fields.map((field) => ({ field, message: 'Not for one who is identified weakly' })),
    });
}

async function seen(
  { actor, official, extraFields }: ProfileOwner,
  person: PersonRecord,
  kept: ProfileRecord,
): Promise<SeenProfile> {
  const { names, email, address } = kept;
  const profile: Profile = {
    id: person.id,
    signIn: actor.strength ?? 'strong',
    official: actor.strength === 'weak' ? { state: 'needs-strong' } : official,
    // Field by field: a database gives the parts back in an order of its own, and the mark must not change by it.
    names: holdsOfficialNames(person) || names === null ? null : { given: names.given, family: names.family },
    email:
      email === null ? null : { address: email, verified: kept.emailVerifiedAt !== null, pending: kept.pendingEmail },
    phone: kept.phone,
    address: address && {
      street: address.street,
      postalCode: address.postalCode,
      city: address.city,
      country: address.country,
    },
    language: kept.language,
    extras: shownExtras(extraFields, kept.extras, actor.strength === 'weak'),
    firstVisit: kept.firstVisit,
  };
  return { profile, etag: `"${await digest(JSON.stringify(profile))}"` };
}
