/** Gathers all that is held about a person, as they may see it themselves. */
import { NOT_EXPORTED, type ProfileExport } from '../../../src/contract/profile-export.ts';
import { can } from '../authorisation.ts';
import { ProblemError } from '../problem.ts';
import { detailFor } from '../representation.ts';
import { situationOf } from '../situation.ts';
import type { RecordedAct } from '../staff-acts/act-register.ts';
import type { Store, Transaction } from '../store.ts';
import { dataOf, latestFirst, type UserOfServices } from '../used-services/used-services.ts';
import { shownExtras, type ExtraFields, type ExtraValues } from './extra-fields.ts';
import type { ProfileOwner } from './profile.ts';

/** Of somebody who is signed in, at a moment. */
export async function exportFor(store: Store, owner: ProfileOwner & UserOfServices): Promise<ProfileExport> {
  const { actor, official, now } = owner;
  const { organisationId, personId } = actor;
  return store.transaction(async (tx) => {
    const [person, organisation] = [await tx.person(organisationId, personId), await tx.organisation(organisationId)];
    if (person === undefined || organisation === undefined) throw new ProblemError('not-found');
    const { givenNames, familyName, birthDate, identityHash } = person;
    const hasCode = official.state === 'shown' && official.data.hasIdentityCode;
    return {
      format: 'lupa-profile-export/1',
      at: now,
      organisation: { id: organisation.id, name: organisation.name },
      person: {
        id: personId,
        givenNames,
        familyName,
        birthDate,
        identity: identityHash === null ? 'unknown' : 'hashed',
      },
      identityCode: hasCode ? 'sealed-in-session' : 'not-held',
      official,
      profile: await ownPart(tx, owner),
      contacts: await contactsOf(tx, owner),
      requests: await requestsOf(tx, owner, now),
      standingConsents: (await tx.standingConsentsOf(organisationId, personId)).map(
        ({ subjectId, purposeKind, decision, givenAt, lastDay, endedAt }) => ({
          ...{ subjectId, purposeKind, decision, givenAt, lastDay, endedAt },
        }),
      ),
      services: await servicesOf(tx, owner),
      // Those that were sent are known to their reader. That one waits, or was not needed, may tell what another did.
      mails: (await tx.mail.sentMailsTo(organisationId, personId)).map(({ kind, sentAt, requestId }) => ({
        ...{ kind, sentAt: sentAt!, requestId },
      })),
      acts: await actsOf(tx, owner),
      notExported: [...NOT_EXPORTED],
    };
  });
}

async function ownPart(tx: Transaction, { actor, extraFields }: ProfileOwner): Promise<ProfileExport['profile']> {
  const kept = await tx.profiles.profile(actor.organisationId, actor.personId);
  if (kept === undefined) return null;
  const { createdAt, names, email, emailVerifiedAt, pendingEmail, phone, address, language, extras } = kept;
  return {
    ...{ createdAt, names, emailVerifiedAt, phone, address, language },
    email: email === null ? null : { address: email, verified: emailVerifiedAt !== null, pending: pendingEmail },
    extras: shownExtras(extraFields, extras, false),
    formerExtras: formerExtras(extraFields, extras),
  };
}

/** What no field shows, or not all of it. */
function formerExtras(fields: ExtraFields, held: ExtraValues): ExtraValues {
  const shown = new Map(shownExtras(fields, held, false).map(({ id, value }) => [id, value]));
  return Object.fromEntries(
    Object.entries(held).filter(([id, value]) => JSON.stringify(shown.get(id)) !== JSON.stringify(value)),
  );
}

async function contactsOf({ mail }: Transaction, { actor }: ProfileOwner): Promise<ProfileExport['contacts']> {
  const { organisationId, personId } = actor;
  const own = await mail.contact(organisationId, personId);
  const listed = await mail.listedContacts(organisationId, [personId]);
  const contacts = own === undefined || own.source === 'register' ? listed : [own, ...listed];
  return contacts.map(({ email, language, source }) => ({ email, language, source }));
}

/** By the reading of the citizen's own pages: what is not told there, such as what a safety ban hides, is not here. */
async function requestsOf(tx: Transaction, { actor }: ProfileOwner, now: string): Promise<ProfileExport['requests']> {
  const requests = await tx.requestsOf(actor.organisationId, actor.personId);
  const details: ProfileExport['requests'] = [];
  for (const request of requests.filter((each) => can(actor, 'read', each, now)))
    details.push(detailFor(actor, await situationOf(tx, actor, request.id, { now }), now));
  return details;
}

/** Of one that is no longer among those of the organisation, what is kept. */
async function servicesOf(
  tx: Transaction,
  { actor: { organisationId, personId }, services }: UserOfServices,
): Promise<ProfileExport['services']> {
  return (await tx.usedServices.ofPerson(organisationId, personId)).map((use) => {
    const { serviceId: id, since, disconnectedAt, endedAt, shared, dealings, matters } = use;
    const service = services.find((each) => each.organisationId === organisationId && each.id === id);
    return {
      ...{ id, name: service?.name ?? null, controller: service?.controller ?? null, since, disconnectedAt, endedAt },
      shared,
      data: service === undefined ? [] : dataOf(service, use),
      ...{ dealings: latestFirst(dealings), matters },
    };
  });
}

/** At a time. */
const PAGE = 1000;

/** What others are named by, in what one of the staff has done. */
const OF_OTHERS = new Set(['seq', 'personId', 'subjectIds', 'receiverId', 'staffId']);

/** The newest first, without those to whom something was done. */
async function actsOf(tx: Transaction, { actor }: ProfileOwner): Promise<ProfileExport['acts']> {
  const { organisationId, personId } = actor;
  const all: RecordedAct[] = [];
  for (;;) {
    const before = all.at(-1)?.seq;
    const page = await tx.acts.acts(organisationId, { limit: PAGE, by: personId, ...(before && { before }) });
    all.push(...page);
    if (page.length < PAGE) {
      const own = (act: RecordedAct) => Object.entries(act).filter(([name]) => !OF_OTHERS.has(name));
      return all.map((act) => Object.fromEntries(own(act)) as ProfileExport['acts'][number]);
    }
  }
}
