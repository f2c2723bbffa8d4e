/** All that is held about a person, as they download it. Read by people and by other services; see docs/profile.md. */
import * as v from 'valibot';
import { ConsentDetail } from './consent-detail.ts';
import { LocalizedText } from './localized-text.ts';
import { Profile } from './profile.ts';
import { UsedService } from './used-services.ts';

/** What is held and not in the file; each has its words on the page, and is told by the organisation when asked. */
export const NOT_EXPORTED = [
  'lists',
  'staff-acts',
  'unsent-mails',
  'older-checks',
  'held-by-services',
  'session',
] as const;

export const ProfileExport = v.object({
  format: v.literal('lupa-profile-export/1'),
  /** Instant in UTC at which it was made. */
  at: v.string(),
  organisation: v.object({ id: v.string(), name: LocalizedText }),
  /** As the organisation knows them. `identity`: whether a keyed hash of the identity code is kept. */
  person: v.object({
    id: v.string(),
    givenNames: v.string(),
    familyName: v.string(),
    birthDate: v.nullable(v.string()),
    identity: v.picklist(['hashed', 'unknown']),
  }),
  /** The code is not in the file: it is in no profile, and sealed in the session by what only the browser has. */
  identityCode: v.picklist(['sealed-in-session', 'not-held']),
  /** Of the session in which the file was made; kept nowhere else. */
  official: Profile.entries.official,
  /** Null where nothing is kept: nothing was told, or it was deleted. */
  profile: v.nullable(
    v.object({
      createdAt: v.string(),
      names: Profile.entries.names,
      email: Profile.entries.email,
      emailVerifiedAt: v.nullable(v.string()),
      phone: Profile.entries.phone,
      address: Profile.entries.address,
      language: Profile.entries.language,
      extras: Profile.entries.extras,
      /** Told in fields or options that the municipality does not ask for any more, by their ids. */
      formerExtras: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
    }),
  ),
  /** Where the person is written to: as a list says, or as they have said themselves. */
  contacts: v.array(
    v.object({
      email: v.string(),
      language: v.picklist(['fi', 'sv', 'en']),
      source: v.picklist(['register', 'profile']),
    }),
  ),
  /** Each as the person is shown it, with the answers and events that they are told of. */
  requests: v.array(ConsentDetail),
  /** Answers in advance, ended ones too. */
  standingConsents: v.array(
    v.object({
      subjectId: v.string(),
      purposeKind: v.string(),
      decision: v.picklist(['accept', 'refuse']),
      givenAt: v.string(),
      lastDay: v.string(),
      endedAt: v.nullable(v.string()),
    }),
  ),
  /** Each that the person uses, has disconnected, or withheld something from until it ended the use, with what it has told here and what it may know from here. */
  services: v.array(
    v.object({
      id: v.string(),
      /** Null, as `controller`, and without `data`, for one that is no longer among those of the organisation. */
      name: v.nullable(LocalizedText),
      controller: UsedService.entries.controller,
      since: UsedService.entries.since,
      disconnectedAt: UsedService.entries.disconnectedAt,
      /** Instant in UTC at which the service ended the use; null for one that has not. */
      endedAt: v.nullable(v.string()),
      /** Ids of the kinds of data that the person lets it know, as they are kept: `data` says what holds. */
      shared: v.array(v.string()),
      data: UsedService.entries.data,
      dealings: UsedService.entries.dealings,
      matters: UsedService.entries.matters,
    }),
  ),
  /** Mails that have gone out to them. What they said was made when they were sent, and is not kept. */
  mails: v.array(v.object({ kind: v.string(), sentAt: v.string(), requestId: v.nullable(v.string()) })),
  /** What they have done that is kept in the record of acts; of a change which fields, not what was in them. */
  acts: v.array(v.looseObject({ type: v.string(), at: v.string() })),
  notExported: v.array(v.picklist(NOT_EXPORTED)),
});
export type ProfileExport = v.InferOutput<typeof ProfileExport>;
