import { IdentityCode, Profile } from '../../../contract/profile.ts';
import { SignedOut } from '../../../contract/session.ts';
import { ApiError } from '../../api-error.ts';
import type { HttpAnswer, HttpClient } from '../../http-client.ts';
import type { ProfileApi, ProfileCapabilities, Versioned } from '../../ports.ts';
import { StaleProfile } from '../../stale-profile.ts';
import { readAs } from './read.ts';

/** Of one who is identified weakly. Who they are and where they are written to is not theirs to change then. */
const WEAK = { phone: 'here', address: 'here', language: 'here', extras: 'here' } as const;
const STRONG = { ...WEAK, names: 'here', email: 'here' } as const;
const FOR_WEAK: ProfileCapabilities = { change: WEAK, remove: WEAK };
const FOR_STRONG: ProfileCapabilities = {
  change: STRONG,
  remove: STRONG,
  identityCode: 'here',
  resendConfirmation: 'here',
  download: 'here',
  deletion: 'here',
};

/** The profile of whoever has signed in to Lupa's own service. */
export function lupaProfile(http: HttpClient): ProfileApi {
  let can = FOR_STRONG;

  function versioned({ body, etag }: HttpAnswer): Versioned<Profile> {
    const data = readAs(Profile, body);
    can = data.signIn === 'weak' ? FOR_WEAK : FOR_STRONG;
    return { data, etag };
  }

  return {
    get can() {
      return can;
    },

    async profile() {
      return versioned(await http.get('/profile'));
    },

    async change(change, etag) {
      try {
        return versioned(await http.send('PATCH', '/profile', change, { 'If-Match': etag }));
      } catch (error) {
        if (error instanceof ApiError && error.code === 'precondition-failed')
          throw new StaleProfile(versioned({ body: error.current, etag: error.etag }));
        throw error;
      }
    },

    async identityCode(id) {
      return readAs(IdentityCode, (await http.post('/profile/identity-code', { id })).body).identityCode;
    },

    async resendConfirmation(id) {
      await http.post('/profile/email-confirmation', { id });
    },

    downloadAddress: (format, language) => http.address(`/profile/export?format=${format}&lang=${language}`),

    async deletion(id) {
      return readAs(SignedOut, (await http.send('DELETE', '/profile', { id })).body).next;
    },
  };
}
