/** What other systems have checked in the scenarios. */
import { civilDateOf, daysAfter } from '../src/model/civil-date.ts';
import { PEOPLE } from './service/seed/people.ts';
import { ORGANISATION_ID } from './service/seed/seed.ts';
import type { Transaction } from './service/store.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Given {
  id: string;
  templateId: string;
  system: string;
  /** Days from now to the last day. */
  lastsFor?: number;
  revokedDaysAgo?: number;
  /** How many minutes ago each check was. */
  checks?: number[];
  requestId?: string;
}

/** Gives a system access to a template, and lets it check the child of the demo. Its token is nobody's. */
export async function giveSystemAccess(transaction: Transaction, given: Given, now: Date): Promise<void> {
  const { id, templateId, system, lastsFor = 300, revokedDaysAgo, checks = [], requestId = null } = given;
  const organisationId = ORGANISATION_ID;
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  await transaction.checks.addAccess({
    ...{ id, organisationId, templateId, system },
    tokenHash: `of nobody: ${id}`,
    createdAt: ago(65 * DAY),
    createdBy: PEOPLE.hilkka.id,
    lastDay: daysAfter(civilDateOf(now.toISOString()), lastsFor),
    revokedAt: null,
  });
  for (const [index, minutes] of checks.entries())
    await transaction.checks.append(organisationId, id, {
      id: `${id}-${index}`,
      at: ago(minutes * MINUTE),
      subjectId: PEOPLE.child.id,
      purposeId: 'all',
      allowed: true,
      ...{ requestId, event: null, seal: null },
    });
  if (revokedDaysAgo !== undefined)
    await transaction.checks.revokeAccess(organisationId, id, ago(revokedDaysAgo * DAY));
}
