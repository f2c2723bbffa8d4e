import { ApiError } from '../../api-error.ts';
import type { GraphqlError } from './graphql-client.ts';
import type { ProfileChange } from '../../../contract/profile-change.ts';
import { INPUTS } from './mapping.ts';

/** Told to the web developer: the person at the page can do nothing about it. */
export type Complain = (message: string) => void;

const NOT_A_SERVICE =
  'is turned away by Helsinki-profiili (SERVICE_NOT_IDENTIFIED_ERROR): the client of the token (claim azp) has to be registered there as a service';
const NOT_CONNECTED =
  'is turned away by Helsinki-profiili (PERMISSION_DENIED_ERROR): the profile has no connection to the service of the token, or the token is not for the audience of the profile';

/** For the answer as a whole: what has come of it, where nothing was asked to be changed. */
export function failureOf(errors: readonly GraphqlError[], complain: Complain): ApiError {
  const has = (code: string) => errors.some((error) => error.code === code);
  if (has('JWT_AUTHENTICATION_ERROR') || has('TOKEN_EXPIRED_ERROR')) return new ApiError('signed-out');
  if (has('SERVICE_NOT_IDENTIFIED_ERROR')) {
    complain(NOT_A_SERVICE);
    return refused('misconfigured');
  }
  if (has('INSUFFICIENT_LOA_ERROR')) return refused('needs-strong');
  if (has('PERMISSION_DENIED_ERROR')) {
    complain(NOT_CONNECTED);
    return refused('not-connected');
  }
  return new ApiError('server');
}

/** What has come of a change that was not made; one that may have been made is a `server` error. */
export function failureOfChange(errors: readonly GraphqlError[], change: ProfileChange, complain: Complain): ApiError {
  const has = (code: string) => errors.some((error) => error.code === code);
  if (has('PROFILE_MUST_HAVE_PRIMARY_EMAIL')) return refused('last-email');
  if (has('DATA_CONFLICT_ERROR')) return refused(change.email ? 'email-in-use' : 'not-possible');
  if (has('INVALID_EMAIL_FORMAT')) return refused('invalid-message', ['email']);
  if (has('VALIDATION_ERROR')) return refused('invalid-message', faultyFields(errors, change));
  return failureOf(errors, complain);
}

/** As the form names them; where the answer does not tell which, all fields of the change. */
function faultyFields(errors: readonly GraphqlError[], change: ProfileChange): string[] {
  const told = errors.flatMap(({ inputs }) => inputs.flatMap((input) => INPUTS[input] ?? []));
  return told.length > 0 ? told : Object.keys(change);
}

function refused(code: string, fields: string[] = []): ApiError {
  return new ApiError('refused', { code, errors: fields.map((field) => ({ field, message: '' })) });
}
