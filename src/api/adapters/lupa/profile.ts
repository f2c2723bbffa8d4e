import { IdentityCode, Profile } from '../../../contract/profile.ts';
import { SignedOut } from '../../../contract/session.ts';
import { ApiError } from '../../api-error.ts';
import type { HttpAnswer, HttpClient } from '../../http-client.ts';
import type { ProfileApi, Versioned } from '../../ports.ts';
import { StaleProfile } from '../../stale-profile.ts';
import { readAs } from './read.ts';

const OWN = { names: 'here', email: 'here', phone: 'here', address: 'here', language: 'here', extras: 'here' } as const;

function versioned({ body, etag }: HttpAnswer): Versioned<Profile> {
  return { data: readAs(Profile, body), etag };
}

/** The profile of whoever has signed in to Lupa's own service. */
export function lupaProfile(http: HttpClient): ProfileApi {
  return {
    can: {
      change: OWN,
      remove: OWN,
      identityCode: 'here',
      resendConfirmation: 'here',
      download: 'here',
      deletion: 'here',
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

    async identityCode() {
      return readAs(IdentityCode, (await http.post('/profile/identity-code', {})).body).identityCode;
    },

    async resendConfirmation() {
      await http.post('/profile/email-confirmation', {});
    },

    downloadAddress: (format, language) => http.address(`/profile/export?format=${format}&lang=${language}`),

    async deletion() {
      return readAs(SignedOut, (await http.send('DELETE', '/profile', {})).body).next;
    },
  };
}
