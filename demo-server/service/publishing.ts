/** From a draft to a text that people are asked to agree to: what it makes stale, and asking again. */
import type { PublishingPlan } from '../../src/contract/publishing.ts';
import { assessRequest, type Assessment, type View } from '../../src/model/assess-request.ts';
import { civilDateOf } from '../../src/model/civil-date.ts';
import { faultsOfVersion } from '../../src/model/publishing-rules.ts';
import { lastDayOf } from '../../src/model/validity.ts';
import { agreedTexts } from './agreed-texts.ts';
import { effective, type Actor, type StaffAction } from './authorisation.ts';
import { laterThan } from './event-time.ts';
import { templateFor } from './group-requests/template-access.ts';
import { tellOfRequest } from './mail/outbox.ts';
import { ProblemError } from './problem.ts';
import { REQUIRED_LANGUAGES } from './required-languages.ts';
import { recordAct } from './staff-acts/record-act.ts';
import { answerInAdvance } from './standing-consents.ts';
import type { RequestRecord, Store, TemplateRecord, TemplateVersionRecord, Transaction } from './store.ts';
import { withoutUnused } from './template-drafts/draft-content.ts';
import type { DraftRecord } from './template-drafts/draft-register.ts';
import { textChanges } from './text-changes.ts';

interface Draft {
  /** By the rules that hold once the draft is published. */
  template: TemplateRecord;
  version: TemplateVersionRecord;
  /** What the editor has kept beside the version. */
  kept: DraftRecord | undefined;
  /** The version that is published now, if there is one. */
  current: TemplateVersionRecord | undefined;
  requests: RequestRecord[];
}

/** Statuses of requests that a new text does not ask again: nobody is asked anew who has said no (EDPB 03/2022). */
const NOT_ASKED_AGAIN = ['refused', 'withdrawn', 'closed', 'expired', 'not-sent'];

async function draftOf(
  transaction: Transaction,
  actor: Actor,
  action: StaffAction,
  place: { templateId: string; versionId: string; now: string; forUpdate?: boolean },
): Promise<Draft> {
  const { organisationId } = actor;
  const { templateId, versionId, now, forUpdate = false } = place;
  const { template } = await templateFor(transaction, actor, { templateId, action, now });
  const versions = await transaction.versionsOf(organisationId, templateId, { forUpdate });
  const version = versions.find(({ id }) => id === versionId);
  if (version === undefined) throw new ProblemError('not-found');
  const kept = version.state === 'draft' ? await transaction.drafts.draft(organisationId, versionId) : undefined;
  return {
    template: withRulesOf(kept, template, versions),
    version: version.state === 'draft' ? withoutUnused(version) : version,
    kept,
    current: versions.find(({ id, state }) => state === 'published' && id !== versionId),
    requests: await transaction.requestsOfTemplate(organisationId, templateId, { forUpdate }),
  };
}

/**
 * Once a text has been published, people have agreed under its rules: who can be asked about it may still change, and
 * whether consent is the basis may be considered again.
 */
function withRulesOf(kept: DraftRecord | undefined, template: TemplateRecord, versions: TemplateVersionRecord[]) {
  if (kept === undefined) return template;
  const { contact, dataProtectionOfficer, triage } = kept.rules;
  const isFirst = versions.every(({ state }) => state === 'draft');
  return { ...template, ...(isFirst ? kept.rules : { contact, dataProtectionOfficer, triage }) };
}

function planOf(draft: Draft, organisationLanguages: readonly string[], now: string): PublishingPlan {
  const { version, current, requests } = draft;
  const major = current !== undefined && version.major > current.major;
  const asked = major ? requests.filter((request) => isAskedAgain(request, current, now)) : [];
  return {
    state: version.state,
    change: current === undefined ? 'first' : major ? 'major' : 'minor',
    faults: faultsOfVersion(rulesOf(draft), organisationLanguages, civilDateOf(now)),
    changes: current === undefined ? {} : textChanges(current, version),
    staleAnswers: asked.flatMap((request) => standingYesTo(request, now)).length,
    askedAgain: asked.length,
  };
}

function rulesOf({ template, version }: Draft) {
  const { legalBasis, contact, dataProtectionOfficer, triage } = template;
  const { texts, purposes, personalData, explicit, validity } = version;
  return { legalBasis, contact, dataProtectionOfficer, triage, texts, purposes, personalData, explicit, validity };
}

function isAskedAgain(request: RequestRecord, current: TemplateVersionRecord, now: string): boolean {
  const superseded = request.events.some(({ type }) => type === 'superseded');
  if (superseded || request.version.major !== current.major) return false;
  const { status, views } = assessRequest(effective(request), now);
  const deciders = Object.values(views).filter(({ decides }) => decides);
  // By what each is told: that nobody is asked again would tell of a no that a safety ban hides.
  const told = deciders.length > 0 ? deciders.map((view) => view.status) : [status];
  return told.some((each) => !NOT_ASKED_AGAIN.includes(each));
}

/** What is told to those whose yes, to one purpose at least, still stands: they could withdraw it. */
function standingYesTo(request: RequestRecord, now: string): View[] {
  const views = Object.values(assessRequest(effective(request), now).views);
  return views.filter(({ purposes }) => purposes.some(({ decisions }) => decisions.includes('withdraw')));
}

/** Whether the person had said yes to one purpose at least, also one who does not decide any more. */
function hadSaidYes({ views }: Assessment, personId: string): boolean {
  return views[personId]?.purposes.some(({ myAnswer }) => myAnswer === 'given') === true;
}

/**
 * What publishing the draft would do: the change in words, and how many answers it makes stale. The ETag is of what is
 * written in it, not of the answers, which come in all the time.
 */
export async function planPublishing(
  store: Store,
  actor: Actor,
  templateId: string,
  versionId: string,
  now: string,
): Promise<{ plan: PublishingPlan; etag: string }> {
  return store.transaction(async (transaction) => {
    const draft = await draftOf(transaction, actor, 'read-template', { templateId, versionId, now });
    return { plan: planOf(draft, REQUIRED_LANGUAGES, now), etag: etagOf(draft) };
  });
}

/** Another one after each edit, for every one counts. */
function etagOf({ version, kept }: Draft): string {
  const edits = Object.values(kept?.changes ?? {}).reduce((sum, { revision }) => sum + revision, 0);
  return `"${version.state}-${edits}"`;
}

/**
 * Publishes a draft. A minor change keeps the answers; a major one asks everybody again who had not said no, in a new
 * request that names the old one. The version that was published before is archived.
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-publishable` with the faults, or for what is not a draft;
 * `precondition-failed` where somebody has written in it since.
 *
 * @param seen the ETag of what is to be published; undefined for whatever is there
 */
export async function publish(
  store: Store,
  actor: Actor,
  templateId: string,
  versionId: string,
  now: string,
  seen?: string,
): Promise<PublishingPlan> {
  return store.transaction(async (transaction) => {
    const draft = await draftOf(transaction, actor, 'publish-version', { templateId, versionId, now, forUpdate: true });
    const { template, version, current, requests } = draft;
    const plan = planOf(draft, REQUIRED_LANGUAGES, now);
    if (seen !== undefined && seen !== etagOf(draft))
      throw new ProblemError('precondition-failed', { current: plan, etag: etagOf(draft) });
    if (version.state !== 'draft' || !isLater(version, current) || plan.faults.length > 0)
      throw new ProblemError('not-publishable', { current: plan });

    await settle(transaction, draft);
    const organisation = (await transaction.organisation(actor.organisationId))!;
    await transaction.publishVersion(
      actor.organisationId,
      versionId,
      await agreedTexts(organisation, template, version),
    );
    if (current !== undefined) await transaction.archiveVersion(actor.organisationId, current.id);
    if (plan.change === 'minor') await transaction.moveRequests(actor.organisationId, current!.id, versionId);
    if (plan.change === 'major') {
      for (const request of requests) {
        if (isAskedAgain(request, current!, now)) await askAgain(transaction, request, version, now);
        else await endAnswering(transaction, request, now);
      }
    }
    await recordAct(transaction, actor, { type: 'version-published', templateId, versionId }, now);
    return { ...plan, state: 'published' };
  });
}

/** What was kept while it was written becomes part of what people agree to, or is gone. */
async function settle(transaction: Transaction, { template, version, kept }: Draft): Promise<void> {
  if (kept === undefined) return;
  const { id: templateId, organisationId, ...rules } = template;
  await transaction.drafts.setRules(organisationId, templateId, rules);
  await transaction.drafts.rewrite(version);
  const named = new Set(Object.values(version.attachments).flatMap((files) => files.map(({ sha256 }) => sha256)));
  for (const sha256 of named) {
    const file = await transaction.drafts.file(organisationId, version.id, sha256);
    if (file !== undefined) await transaction.addAttachment({ organisationId, ...file });
  }
  await transaction.drafts.forgetDraft(organisationId, version.id);
}

function isLater(version: TemplateVersionRecord, current: TemplateVersionRecord | undefined): boolean {
  if (current === undefined) return true;
  return version.major > current.major || (version.major === current.major && version.minor > current.minor);
}

/**
 * The new request of each, open to answers; paused, where the old one was. It is valid for as long as its version says,
 * or else to the day of the old one.
 */
async function askAgain(
  transaction: Transaction,
  old: RequestRecord,
  { id: versionId, validity }: TemplateVersionRecord,
  now: string,
): Promise<void> {
  const { organisationId } = old;
  const id = crypto.randomUUID();
  const assessment = assessRequest(effective(old), now);
  await transaction.addRequest({
    id,
    organisationId,
    versionId,
    subjectId: old.subjectId,
    participants: old.participants.map(({ renews: _, ...participant }) => ({
      ...participant,
      ...(hadSaidYes(assessment, participant.personId) && { renews: true }),
    })),
    lastValidDay: lastDayOf(validity, civilDateOf(now)) ?? old.lastValidDay,
    renewsId: old.id,
  });
  await transaction.appendEvent(organisationId, old.id, {
    type: 'superseded',
    at: laterThan(old.events, now),
    successorId: id,
  });
  await transaction.appendEvent(organisationId, id, { type: 'created', at: now });
  await transaction.appendEvent(organisationId, id, { type: 'sent', at: now });
  const anyone = old.participants[0]!.personId;
  const sent = (await transaction.requestOf(organisationId, anyone, id))!;
  const answered = await answerInAdvance(transaction, sent, now);
  await tellOfRequest(transaction, answered, now);
  if (old.events.findLast(({ type }) => type === 'suspended' || type === 'resumed')?.type === 'suspended') {
    // Later than the sending alone: the time must not tell that somebody has answered in advance.
    await transaction.appendEvent(organisationId, id, { type: 'suspended', at: laterThan(sent.events, now) });
  }
}

/** Nobody can agree to the archived text any more: who had said no stays with it. */
async function endAnswering(transaction: Transaction, { organisationId, id, events }: RequestRecord, now: string) {
  const over = ['superseded', 'closed', 'answering-ended'];
  if (events.some(({ type }) => over.includes(type)) || !events.some(({ type }) => type === 'sent')) return;
  await transaction.appendEvent(organisationId, id, { type: 'answering-ended', at: laterThan(events, now) });
}
