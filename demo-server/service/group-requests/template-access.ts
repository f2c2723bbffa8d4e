/** A template as one of the staff finds it: whether it is theirs, whom it is directed to, by what rules. */
import { civilDateOf, daysAfter } from '../../../src/model/civil-date.ts';
import { ageOfTakingOver } from '../../../src/model/deciders.ts';
import { QUIET_DAYS } from '../../../src/model/group-act.ts';
import { staffCan, type Actor, type StaffAction } from '../authorisation.ts';
import { ProblemError } from '../problem.ts';
import type { StaffMember, TemplateRecord, TemplateVersionRecord, Transaction } from '../store.ts';
import type { AddresseeRules, Target } from './addressee-register.ts';

export interface OwnTemplate {
  template: TemplateRecord;
  /** The version by which requests are sent; undefined where none is published. */
  published: TemplateVersionRecord | undefined;
  /** Undefined where it is directed to nobody yet. */
  target: Target | undefined;
  staff: StaffMember;
  rules: AddresseeRules;
}

/**
 * The template, for one of the staff who may do the action to it.
 *
 * @param now instant in UTC, ISO 8601
 *
 * Rejects with {@link ProblemError} `not-found` where it is not theirs: of another organisation, of a group of others,
 * or not for their role.
 */
export async function templateFor(
  transaction: Transaction,
  actor: Actor,
  { templateId, action, now }: { templateId: string; action: StaffAction; now: string },
): Promise<OwnTemplate> {
  const { organisationId, personId } = actor;
  const staff = await transaction.staffMember(organisationId, personId);
  const template = await transaction.template(organisationId, templateId);
  const target = await transaction.addressees.target(organisationId, templateId);
  if (template === undefined || staff === undefined || !staffCan(staff, action, groupOf(target)))
    throw new ProblemError('not-found');
  const versions = await transaction.versionsOf(organisationId, templateId);
  const published = versions.find(({ state }) => state === 'published');
  return { template, published, target, staff, rules: rulesOf(template, published, now) };
}

/** @param now instant in UTC, ISO 8601 */
/**
 * The group that a template is about, for `staffCan`. What is for named people, or for nobody yet, is for those of the
 * staff who have the whole organisation.
 */
export function groupOf(target: Target | undefined): string {
  return target?.kind === 'group' ? target.groupId : '';
}

export function rulesOf(
  template: TemplateRecord,
  published: TemplateVersionRecord | undefined,
  now: string,
): AddresseeRules {
  return {
    organisationId: template.organisationId,
    templateId: template.id,
    major: published?.major ?? null,
    bornBy: yearsBefore(civilDateOf(now), ageOfTakingOver(template)),
    selfOnly: template.approvalMode === 'self',
    fosterMay: template.approvalMode === 'any-guardian',
    quietSince: quietSince(now),
  };
}

/** The instant (UTC, ISO 8601) after which a mail is too recent for another one about the same. */
export function quietSince(now: string): string {
  return new Date(Date.parse(now) - QUIET_DAYS * 24 * 60 * 60 * 1000).toISOString();
}

/** The latest civil date of birth of those who are so old on a day: see `reachesAge` of the model. */
function yearsBefore(day: string, years: number): string {
  const before = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  // 29 February where that year has none: who was born on 1 March is not so old yet.
  return daysAfter(before, 0) === before ? before : before.replace(/29$/u, '28');
}
