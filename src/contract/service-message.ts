/** What is sent about the use of a service, by the citizen and by the service. Read at the server only. */
import * as v from 'valibot';
import { isCivilDate } from '../model/civil-date.ts';
import { LANGUAGES, type Localized } from '../model/language.ts';

/** Longest text of a service, in UTF-16 code units. */
const LONGEST_TEXT = 500;
const ID = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u));

/** What may be shared beside what is needed: what is not named is withheld. */
export const ServiceDataChoice = v.strictObject({ shared: v.pipe(v.array(ID), v.maxLength(50)) });

/** Who used the service that the person saw: another may have signed in meanwhile. Not named: whoever is signed in. */
export const ServiceSeen = v.object({ of: v.optional(v.string()) });

/** Letters in one line: no control characters, none that turn the direction of what follows. */
const LINE = /^[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]*$/u;
const ServiceWords = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_TEXT), v.regex(LINE));

/** In Finnish and Swedish, which are equal (Kielilaki 423/2003); in English as well where there is one. */
export const ServiceText = v.strictObject({ fi: ServiceWords, sv: ServiceWords, en: v.optional(ServiceWords) });

/** An address of the web in each language that has a page of its own. */
export const ServiceLink = v.pipe(
  v.strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, v.optional(webAddress())]))),
  v.transform((links) => links as Localized),
);

function webAddress() {
  return v.pipe(
    v.string(),
    v.maxLength(LONGEST_TEXT),
    v.regex(LINE),
    v.check((address) => isWebAddress(address), 'Expected a whole address that begins with https://'),
  );
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

const Day = v.pipe(v.string(), v.check(isCivilDate, 'Expected a civil date, such as 2026-11-20'));
const Instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check(isInstant, 'Expected an instant of ISO 8601 from the year 1900 on'),
  v.transform((at) => new Date(at).toISOString()),
);

/** On a day that there is, which is not read as a later one; of years that every database takes, in UTC too. */
function isInstant(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return isCivilDate(text.slice(0, 10)) && year >= 1900 && year <= 9999;
}

/** What a service tells the person of their dealings with it, in place of all that it has told before. */
export const ServiceReport = v.strictObject({
  dealings: v.pipe(v.array(v.strictObject({ at: Instant, text: ServiceText })), v.maxLength(200)),
  /** What is under way; what is over is told as a dealing. */
  matters: v.pipe(
    v.array(
      v.strictObject({
        id: ID,
        title: ServiceText,
        steps: v.pipe(
          v.array(
            v.strictObject({
              name: ServiceText,
              state: v.picklist(['done', 'current', 'ahead']),
              day: v.optional(v.nullable(Day), null),
            }),
          ),
          v.minLength(1),
          v.maxLength(12),
          v.check(
            (steps) => areInOrder(steps.map(({ state }) => state)),
            'Expected done, then one current, then ahead',
          ),
        ),
        next: v.optional(
          v.nullable(
            v.strictObject({
              from: v.picklist(['you', 'service']),
              text: ServiceText,
              lastDay: v.optional(v.nullable(Day), null),
            }),
          ),
          null,
        ),
        link: v.optional(ServiceLink, {}),
      }),
    ),
    v.maxLength(20),
    v.check((matters) => new Set(matters.map(({ id }) => id)).size === matters.length, 'Expected each id once'),
  ),
});
export type ServiceReport = v.InferOutput<typeof ServiceReport>;

/** A matter is open as long as one of its steps is being taken. */
function areInOrder(states: string[]): boolean {
  const at = states.indexOf('current');
  return at >= 0 && states.every((state, index) => state === (index < at ? 'done' : index > at ? 'ahead' : 'current'));
}

/** A service tells that somebody uses it. The code is in the body: an address would be kept in logs. */
export const ServiceUser = v.strictObject({
  identityCode: v.pipe(v.string(), v.regex(/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/iu)),
  /** Instant in UTC since which; now where it is left out. */
  since: v.optional(Instant),
});

/** By which the service names the person from then on. */
export const ServiceSubject = v.object({ subject: v.string() });

/** What a service may know at this moment: asked for at each use, not kept. */
export const SharedData = v.object({
  subject: v.string(),
  /** Ids of the kinds of data that are shared. */
  shared: v.array(v.string()),
  /** What the profile holds of those, by the id: null where it holds nothing. */
  values: v.record(v.string(), v.unknown()),
});
