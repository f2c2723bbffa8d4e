/** How those who were asked by a template have answered, as it may be told to anybody. */
import type { ResponseStatistics, ResponseTimes } from '../../../src/contract/response-statistics.ts';
import { civilDateOf } from '../../../src/model/civil-date.ts';
import { responseOf, responseStatistics } from '../../../src/model/response-statistics.ts';
import { effective, type Actor } from '../authorisation.ts';
import type { AnsweredRequest } from '../group-requests/addressee-register.ts';
import { inEveryLanguage } from '../group-requests/group-page.ts';
import { templateFor } from '../group-requests/template-access.ts';
import type { RequestRecord, Store } from '../store.ts';

/**
 * Of the requests by the newest major version that was sent: a new one asks anew.
 *
 * Rejects with {@link ProblemError} `not-found` where the template is not the actor's to see.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function statisticsFor(
  store: Store,
  actor: Actor,
  templateId: string,
  now: string,
): Promise<ResponseStatistics> {
  return store.transaction(async (transaction) => {
    const { template } = await templateFor(transaction, actor, { templateId, action: 'read-statistics', now });
    const requests = newestOf(await transaction.requestsOfTemplate(actor.organisationId, templateId));
    const responses = requests.flatMap((request) => responseOf(effective(request)) ?? []);
    const version = requests.at(-1)?.version;
    const { told, ...counts } = responseStatistics(responses, version?.purposes.map(({ id }) => id) ?? []);
    const nameOf = (id: string) => inEveryLanguage(version, (text) => text.purposes?.[id] ?? text.purpose);
    return {
      asks: template.legalBasis === 'consent',
      ...counts,
      until: civilDateOf(now),
      told: told && { ...told, purposes: told.purposes.map(({ id, split }) => ({ id, name: nameOf(id), split })) },
    };
  });
}

/** Those of the newest major version that were sent, by id. */
function newestOf(requests: RequestRecord[]): RequestRecord[] {
  const sent = requests.filter(({ events }) => events.some(({ type }) => type === 'sent'));
  const major = Math.max(...sent.map(({ version }) => version.major));
  return sent.filter(({ version }) => version.major === major).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The same without what was answered: for a list of templates.
 *
 * @param requests of one template, as `AddresseeRegister.answeredRequests` gives them
 * @param now instant in UTC, ISO 8601
 */
export function responseTimesOf(requests: AnsweredRequest[], now: string): ResponseTimes {
  const responses = requests.map(({ sentAt, answeredAt }) => ({
    sentAt,
    answers: answeredAt === null ? [] : [{ at: answeredAt, yes: [] }],
  }));
  const { told, ...counts } = responseStatistics(responses, []);
  if (told === null) return { ...counts, until: civilDateOf(now), told };
  const { counted: _, purposes: __, ...times } = told;
  return { ...counts, until: civilDateOf(now), told: times };
}
