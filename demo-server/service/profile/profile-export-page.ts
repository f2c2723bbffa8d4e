/** All that is held about a person, to be read and printed. No script runs on it. */
import { html } from 'hono/html';
import type { ProfileExport } from '../../../src/contract/profile-export.ts';
import { formatDate, formatDateTime } from '../../../src/i18n/dates.ts';
import { inLanguage, type Language, type Localized } from '../../../src/model/language.ts';
import { EXPORT_WORDS } from './profile-export-words.ts';

type Markup = ReturnType<typeof html>;
type Content = Markup | string;

export function profileExportPage(data: ProfileExport, language: Language): Markup {
  const words = EXPORT_WORDS[language];
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${words.title}</title>
    <link rel="icon" href="/site/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/site/receipt.css">
  </head>
  <body>
    <main>
      <h1>${words.title}</h1>
      <dl>
        ${fact(words.fromOrganisation, text(data.organisation.name, language))}
        ${fact(words.made, time(data.at, language))}
      </dl>
      ${person(data, language)} ${official(data, language)} ${own(data, language)}
      <h2>${words.contacts}</h2>
      ${list(
        data.contacts.map(({ email, source }) => `${email} (${source === 'profile' ? words.own : words.register})`),
        language,
      )}
      <h2>${words.requests}</h2>
      ${data.requests.length === 0 ? html`<p>${words.none}</p>` : data.requests.map((each) => request(each, language))}
      <h2>${words.standingConsents}</h2>
      ${list(
        data.standingConsents.map(
          ({ decision, givenAt, lastDay, endedAt }) =>
            html`${words.decisions[decision]}: ${time(givenAt, language)}, ${words.until} ${formatDate(lastDay, language)}${
              endedAt === null ? '' : html`, ${words.ended} ${time(endedAt, language)}`
            }`,
        ),
        language,
      )}
      <h2>${words.services}</h2>
      ${data.services.length === 0 ? html`<p>${words.none}</p>` : data.services.map((each) => service(each, language))}
      <h2>${words.mails}</h2>
      <p>${words.mailsNote}</p>
      ${list(
        data.mails.map(({ kind, sentAt, requestId }) => {
          const about = data.requests.find(({ id }) => id === requestId);
          return html`${time(sentAt, language)}: ${words.mail[kind] ?? kind}${about === undefined ? '' : html` – ${text(about.name, language)}`}`;
        }),
        language,
      )}
      <h2>${words.acts}</h2>
      ${list(
        data.acts.map(({ type, at }) => html`${time(at, language)}: ${words.act[type] ?? words.otherAct}`),
        language,
      )}
      <h2>${words.notExported}</h2>
      <p>${words.notExportedLead}</p>
      ${list(
        data.notExported.map((each) => words.not[each]),
        language,
      )}
    </main>
  </body>
</html>`;
}

function person({ person: known, identityCode }: ProfileExport, language: Language): Markup {
  const words = EXPORT_WORDS[language];
  const hash = known.identity === 'hashed' ? words.identityHashed : words.identityUnknown;
  return html`<h2>${words.person}</h2>
    <dl>
      ${fact(words.name, `${known.givenNames} ${known.familyName}`)}
      ${known.birthDate === null ? '' : fact(words.birthDate, formatDate(known.birthDate, language))}
      ${fact(words.identity, html`${hash}${identityCode === 'not-held' ? '' : html`<br>${words.identitySealed}`}`)}
    </dl>`;
}

function official({ official: held }: ProfileExport, language: Language): Content {
  if (held.state !== 'shown') return '';
  const words = EXPORT_WORDS[language];
  const { data } = held;
  const domestic = (term: string, address: typeof data.permanentAddress) =>
    address === null ? '' : fact(term, `${address.street}, ${address.postalCode} ${address.city}`);
  const { foreignAddress } = data;
  const abroad = foreignAddress && [foreignAddress.street, foreignAddress.additional, foreignAddress.country];
  return html`<h2>${words.official}</h2>
    <p>${words.officialNote}</p>
    <dl>
      ${fact(words.name, `${data.givenNames} ${data.familyName}`)}
      ${data.municipality === '' ? '' : fact(words.municipality, data.municipality)}
      ${domestic(words.permanentAddress, data.permanentAddress)} ${domestic(words.temporaryAddress, data.temporaryAddress)}
      ${abroad === null ? '' : fact(words.foreignAddress, abroad.filter((part) => part !== '').join(', '))}
    </dl>`;
}

function own({ profile, acts }: ProfileExport, language: Language): Markup {
  const words = EXPORT_WORDS[language];
  if (profile === null) {
    const deletion = acts.find(({ type }) => type === 'profile-deleted');
    const said = deletion === undefined ? words.noProfile : words.deleted(formatDateTime(deletion.at, language));
    return html`<h2>${words.profile}</h2><p>${said}</p>`;
  }
  const { names, email, phone, address, language: spoken, extras, formerExtras } = profile;
  const former = Object.entries(formerExtras).map(([id, value]) => `${id}: ${[value].flat().join(', ')}`);
  return html`<h2>${words.profile}</h2>
    <dl>
      ${names === null ? '' : fact(words.name, `${names.given} ${names.family}`)}
      ${email === null ? '' : fact(words.email, `${email.address} (${email.verified ? words.verified : words.notVerified})`)}
      ${email?.pending == null ? '' : fact(words.pending, email.pending)}
      ${phone === null ? '' : fact(words.phone, phone)}
      ${
        address === null
          ? ''
          : fact(words.address, `${address.street}, ${address.postalCode} ${address.city}, ${address.country}`)
      }
      ${spoken === null ? '' : fact(words.language, words.languages[spoken])}
      ${extras.map((extra) => {
        const said = told(extra, language);
        return said.length === 0 ? '' : fact(text(extra.label, language), said.join(', '));
      })}
      ${former.length === 0 ? '' : fact(words.former, former.join('; '))}
    </dl>`;
}

function told(extra: NonNullable<ProfileExport['profile']>['extras'][number], language: Language): string[] {
  if (extra.kind === 'text') return extra.value === null ? [] : [extra.value];
  const chosen: (string | null)[] = [extra.value].flat();
  return extra.options.flatMap(({ id, label }) =>
    chosen.includes(id) ? [inLanguage(label, language)?.value ?? id] : [],
  );
}

function request(consent: ProfileExport['requests'][number], language: Language): Markup {
  const words = EXPORT_WORDS[language];
  const { name, purpose, subject, standing, myAnswer, lastValidDay, events, checks = [] } = consent;
  return html`<h3>${text(name, language)}</h3>
    <p>${text(purpose, language)}</p>
    <dl>
      ${fact(words.about, subject.name)} ${fact(words.standing, words.standings[standing])}
      ${fact(words.answer, words.answers[myAnswer])}
      ${lastValidDay === null ? '' : fact(words.lastDay, formatDate(lastValidDay, language))}
      ${fact(
        words.events,
        html`<ol>${events.map(({ at, type }) => html`<li>${time(at, language)}: ${words.event[type]}</li>`)}</ol>`,
      )}
      ${
        checks.length === 0
          ? ''
          : fact(
              words.checks,
              html`<ul>${checks.map(
                ({ day, system, count }) => html`<li>${formatDate(day, language)}: ${system} (${count})</li>`,
              )}</ul>`,
            )
      }
    </dl>`;
}

type Data = ProfileExport['services'][number]['data'];

function service(used: ProfileExport['services'][number], language: Language): Markup {
  const words = EXPORT_WORDS[language];
  const { id, name, controller, since, disconnectedAt, endedAt, data, dealings, matters } = used;
  const [known, withheld] = [true, false].map((is) => data.filter((each) => each.shared === is)) as [Data, Data];
  const labels = (some: Data) =>
    list(
      some.map(({ label, source }) => html`${text(label, language)}${source && html` (${text(source, language)})`}`),
      language,
    );
  return html`<h3>${name === null ? `${id} (${words.formerService})` : text(name, language)}</h3>
    <dl>
      ${controller === null ? '' : fact(words.controller, text(controller, language))}
      ${fact(words.since, time(since, language))}
      ${disconnectedAt === null ? '' : fact(words.disconnected, time(disconnectedAt, language))}
      ${endedAt === null ? '' : fact(words.endedByService, time(endedAt, language))}
      ${
        // One that is not among the services any more is told nothing.
        name === null ? '' : fact(words.mayKnow, labels(known))
      }
      ${withheld.length === 0 ? '' : fact(words.withheld, labels(withheld))}
      ${
        matters.length === 0
          ? ''
          : fact(
              words.matters,
              list(
                matters.map((each) => matter(each, language)),
                language,
              ),
            )
      }
      ${
        dealings.length === 0
          ? ''
          : fact(
              words.dealings,
              list(
                dealings.map((each) => html`${time(each.at, language)}: ${text(each.text, language)}`),
                language,
              ),
            )
      }
    </dl>`;
}

function matter(
  { title, steps, next }: ProfileExport['services'][number]['matters'][number],
  language: Language,
): Markup {
  const words = EXPORT_WORDS[language];
  const day = (on: string | null) => (on === null ? '' : `, ${formatDate(on, language)}`);
  return html`${text(title, language)}
    <ol>
      ${steps.map((step) => html`<li>${text(step.name, language)} (${words.steps[step.state]}${day(step.day)})</li>`)}
    </ol>
    ${next && html`<p>${words.next[next.from]}: ${text(next.text, language)}${day(next.lastDay)}</p>`}`;
}

function fact(term: Content, value: Content): Markup {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function list(items: Content[], language: Language): Markup {
  if (items.length === 0) return html`<p>${EXPORT_WORDS[language].none}</p>`;
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** In another language than the page where the text has no other. */
function text(texts: Localized, language: Language): Content {
  const found = inLanguage(texts, language);
  return found === undefined ? '' : html`<span lang="${found.language}">${found.value}</span>`;
}

function time(at: string, language: Language): Markup {
  return html`<time datetime="${at}">${formatDateTime(at, language)}</time>`;
}
