import type { Profile } from '../../../contract/profile.ts';
import type { ProfileChange } from '../../../contract/profile-change.ts';
import { ApiError } from '../../api-error.ts';
import type { OwnField, ProfileApi, ProfileCapabilities, Versioned } from '../../ports.ts';
import { StaleProfile } from '../../stale-profile.ts';
import { readAs } from '../lupa/read.ts';
import { IdentityCodeAnswer, ProfileNode } from './answers.ts';
import { IDENTITY_CODE, PROFILE, UPDATE } from './documents.ts';
import { failureOf, failureOfChange, type Complain } from './failures.ts';
import type { GraphqlClient, GraphqlError } from './graphql-client.ts';
import { GROUP_OF_FIELD, GROUPS, mayChangeEmail, OFFICIAL, toInput, toProfile, type Group } from './mapping.ts';

/** Where a person downloads their data and deletes their profile: both need a redirect to the identity service. */
export const HELSINKI_PROFILE = 'https://profiili.hel.fi/';

/** What the change of a field wants to be told. The language is told to everybody. */
const GROUP_OF_OWN: Partial<Record<OwnField, Group>> = {
  names: 'name',
  email: 'email',
  phone: 'phone',
  address: 'address',
};

/** Fields that can be empty: the rest can only be written over. */
const REMOVABLE: OwnField[] = ['phone', 'address'];

interface Found extends Versioned<Profile> {
  node: ProfileNode;
}

/** What of a profile is the person's own, as what was seen of it is remembered; and whose it is. */
function seen({ id, names, email, phone, address, language }: Profile): Record<string, unknown> {
  return { id, names, email: email && email.address, phone, address, language };
}

/** The profile of whoever the token is of, at Helsinki-profiili. */
export function helsinkiProfile(ask: GraphqlClient, complain: Complain): ProfileApi {
  /** Of what is told to some services only: what this one has not been refused. */
  const allowed = new Set<Group>(GROUPS);
  let mayTellCode = true;

  /** Asks again without what this service is refused: a field that cannot be null takes all around it with it. */
  async function find(): Promise<Found | null> {
    for (;;) {
      const { data, errors } = await ask(
        PROFILE,
        Object.fromEntries(GROUPS.map((group) => [group, allowed.has(group)])),
      );
      const refused = errors
        .flatMap(({ fieldName }) => GROUP_OF_FIELD[fieldName] ?? [])
        .filter((it) => allowed.has(it));
      if (refused.length > 0) {
        refused.forEach((group) => allowed.delete(group));
        continue;
      }
      const about = errors.filter(({ path }) => !isBearable(path));
      if (about.length > 0) throw failureOf(about, complain);
      if (data['myProfile'] === null) return null;
      return found(readAs(ProfileNode, data['myProfile']), errors);
    }
  }

  function found(node: ProfileNode, errors: GraphqlError[]): Found {
    const ofOfficial = errors.filter(({ path }) => isWithin(path, OFFICIAL));
    const isWeak = ofOfficial.some(
      ({ code }) => code === 'PERMISSION_DENIED_ERROR' || code === 'INSUFFICIENT_LOA_ERROR',
    );
    const data = toProfile(ofOfficial.length > 0 ? { ...node, verifiedPersonalInformation: null } : node, {
      signIn: isWeak ? 'weak' : 'strong',
      official: isWeak ? 'needs-strong' : ofOfficial.length > 0 ? 'unavailable' : 'none',
      mayTellCode,
      allowed,
    });
    return { node, data, etag: JSON.stringify(seen(data)) };
  }

  function possible(fields: OwnField[]): ProfileCapabilities['change'] {
    const told = fields.filter((field) => {
      const group = GROUP_OF_OWN[field];
      return group === undefined || allowed.has(group);
    });
    return Object.fromEntries(told.map((field) => [field, 'here']));
  }

  function mayBe(change: ProfileChange, { node, data }: Found): ApiError | undefined {
    const can = possible(['names', 'email', 'phone', 'address', 'language']);
    const isPossible =
      (Object.keys(change) as (keyof ProfileChange)[]).every((field) => field === 'firstVisit' || can[field]) &&
      !(change.names !== undefined && (data.names === null || change.names === null)) &&
      change.language !== null;
    if (!isPossible) return new ApiError('refused', { code: 'not-possible' });
    if (change.email !== undefined && !mayChangeEmail(node, data.signIn))
      return new ApiError('refused', { code: 'needs-strong' });
    return undefined;
  }

  return {
    // Asked for at each look: what the service is refused is known once it has asked.
    get can() {
      return {
        change: possible(['names', 'email', 'phone', 'address', 'language']),
        remove: possible(REMOVABLE),
        identityCode: 'here' as const,
        download: { elsewhere: HELSINKI_PROFILE },
        deletion: { elsewhere: HELSINKI_PROFILE },
      };
    },

    async profile() {
      const now = await find();
      return now && versioned(now);
    },

    // The API has no marks: what was seen is held against what is there now, field by field, just before.
    async change(change, etag) {
      const before = await find();
      if (before === null) throw new ApiError('not-found');
      const impossible = mayBe(change, before);
      if (impossible) throw impossible;
      const then = JSON.parse(etag) as Record<string, unknown>;
      const now = seen(before.data);
      const isOther = (field: string) => JSON.stringify(then[field]) !== JSON.stringify(now[field]);
      if (['id', ...Object.keys(change)].some(isOther)) throw new StaleProfile(versioned(before));

      const input = toInput(before.node, change);
      if (Object.keys(input).length === 0) return versioned(before);
      const { errors } = await ask(UPDATE, { profile: input });
      const failures = errors.filter(({ path }) => !path.startsWith('updateMyProfile.'));
      // What was to be written over is not there any more: somebody else has been faster.
      const isGone = failures.some(({ code }) => code === 'OBJECT_DOES_NOT_EXIST_ERROR');
      if (failures.length > 0 && !isGone) throw failureOfChange(failures, change, complain);
      // Whatever keeps us from reading it, another who has signed in meanwhile too, it was sent: what came of it is open,
      // and is looked up.
      const after = await find().catch(() => null);
      if (after?.data.id !== before.data.id) throw new ApiError('network');
      if (isGone) throw new StaleProfile(versioned(after));
      return versioned(after);
    },

    async identityCode(id) {
      const { data, errors } = await ask(IDENTITY_CODE);
      const ofCode = errors.filter(({ path }) => isWithin(path, OFFICIAL));
      const others = errors.filter((error) => !ofCode.includes(error));
      if (others.length > 0) throw failureOf(others, complain);
      if (ofCode.some(({ code }) => code === 'FIELD_NOT_ALLOWED_ERROR')) mayTellCode = false;
      else if (ofCode.some(({ code }) => code === 'PERMISSION_DENIED_ERROR'))
        throw new ApiError('refused', { code: 'needs-strong' });
      else if (ofCode.length > 0) throw failureOf(ofCode, complain);
      const answer = data['myProfile'] == null ? undefined : readAs(IdentityCodeAnswer, data['myProfile']);
      if (answer !== undefined && answer.id !== id) throw new ApiError('stale');
      const identityCode = answer?.verifiedPersonalInformation?.nationalIdentificationNumber;
      if (!identityCode) throw new ApiError('not-found');
      return identityCode;
    },
  };
}

function versioned({ data, etag }: Found): Versioned<Profile> {
  return { data, etag };
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}

/** What may fail with the rest of the profile being right all the same. */
function isBearable(path: string): boolean {
  return isWithin(path, OFFICIAL) || isWithin(path, 'myProfile.availableLoginMethods');
}
