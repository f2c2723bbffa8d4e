import { ApiError } from '../../api-error.ts';
import { ownFetch, readAnswer } from '../../http-client.ts';

/** One of `errors`: several can come at once, beside data. */
export interface GraphqlError {
  /** `extensions.code`, such as `PERMISSION_DENIED_ERROR`; empty where none came. */
  code: string;
  /** Where in the answer, such as `myProfile.firstName`; empty for the answer as a whole. */
  path: string;
  /** With `FIELD_NOT_ALLOWED_ERROR`: which, as the back end calls it: `first_name`. */
  fieldName: string;
  /** With `VALIDATION_ERROR`: the names of the inputs that it names, innermost: `postalCode`. */
  inputs: string[];
}

export interface GraphqlAnswer {
  /** Not checked. */
  data: Record<string, unknown>;
  errors: GraphqlError[];
}

export interface GraphqlClientOptions {
  /** As it is, with the slash at its end: the back end redirects what comes without, and a redirect loses what was sent. */
  url: string;
  /** Resolves to a token whose audience is the API. */
  getToken: () => Promise<string>;
  /** Of the page, for `Accept-Language`. */
  language?: () => string;
  fetch?: typeof fetch;
}

export type GraphqlClient = (query: string, variables?: object) => Promise<GraphqlAnswer>;

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Sends a document; resolves to whatever data and errors came, both. Rejects with {@link ApiError} where no answer of
 * GraphQL came; `signed-out` where the page has no token.
 *
 * The header by which Lupa's own API knows a script is not sent: CORS of this back end lets it not through.
 */
export function createGraphqlClient({
  url,
  getToken,
  language = () => '',
  fetch = ownFetch,
}: GraphqlClientOptions): GraphqlClient {
  return async (query, variables = {}) => {
    const token = await getToken();
    if (!token) throw new ApiError('signed-out');
    let body: unknown;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          ...(language() && { 'Accept-Language': language() }),
        },
        body: JSON.stringify({ query, variables }),
        credentials: 'omit',
        // An address that leads elsewhere gets no token.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      ({ body } = await readAnswer(response));
    } catch (cause) {
      // What else came with a failure is not in the form of our own problems.
      throw new ApiError(cause instanceof ApiError ? cause.kind : 'network');
    }
    return read(body);
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function read(body: unknown): GraphqlAnswer {
  if (!isObject(body)) throw new ApiError('unreadable');
  const { data, errors = [] } = body;
  if (!Array.isArray(errors) || !(isObject(data) || errors.length > 0)) throw new ApiError('unreadable');
  return { data: isObject(data) ? data : {}, errors: errors.map(readError) };
}

function readError(error: unknown): GraphqlError {
  const { path, extensions } = isObject(error) ? error : {};
  const { code, field_name: fieldName, validationErrors } = isObject(extensions) ? extensions : {};
  const faults: unknown[] = Array.isArray(validationErrors) ? validationErrors : [];
  return {
    code: typeof code === 'string' ? code : '',
    path: Array.isArray(path) ? path.join('.') : '',
    fieldName: typeof fieldName === 'string' ? fieldName : '',
    inputs: faults.flatMap((fault) => {
      const last: unknown = isObject(fault) && Array.isArray(fault['path']) ? fault['path'].at(-1) : undefined;
      return typeof last === 'string' ? [last] : [];
    }),
  };
}
