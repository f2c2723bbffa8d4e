import { KEPT_AT, REQUESTED_BY } from '../contract/headers.ts';
import type { Problem } from '../contract/problem.ts';
import { ApiError, type ApiErrorKind } from './api-error.ts';

export interface HttpAnswer {
  body: unknown;
  /** Empty where the server sent none. */
  etag: string;
  /** Where a service worker gives what it kept, and the server has not said it now. */
  kept?: true;
}

export type SendingMethod = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface HttpClient {
  get(path: string): Promise<HttpAnswer>;
  /** @param body a file goes as it is, and names its type in the headers; anything else as JSON */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>;
  /** As `post`, by another method too. */
  send(method: SendingMethod, path: string, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>;
  /** The address of a path of the API, for a link. */
  address(path: string): string;
}

export interface HttpClientOptions {
  /** Address of the API, without a slash at its end: `https://www.kunta.example/api`. */
  apiUrl: string;
  /** For a host page that has a sign-in of its own; without it the session cookie is what identifies. */
  getAccessToken?: (() => Promise<string>) | undefined;
  fetch?: typeof fetch;
}

/** How long an answer is waited for, in milliseconds: a file of 10 MB takes its time from a telephone. */
const PATIENCE: Partial<Record<string, number>> = { GET: 10_000, PUT: 120_000 };
const PATIENCE_ELSE = 20_000;

const KIND_OF_STATUS: Record<number, ApiErrorKind> = {
  401: 'signed-out',
  404: 'not-found',
  410: 'not-found',
  409: 'stale',
  412: 'stale',
};

/** Taken when the module loads: a page that puts another fetch in its place later cannot come between. */
export const ownFetch: typeof fetch = globalThis.fetch.bind(globalThis);

/** Speaks JSON with the API. Every failure is an {@link ApiError}. */
export function createHttpClient({ apiUrl, getAccessToken, fetch = ownFetch }: HttpClientOptions): HttpClient {
  const address = (path: string) => apiUrl + path;

  async function request(method: 'GET' | SendingMethod, path: string, init: RequestInit = {}): Promise<HttpAnswer> {
    const headers = new Headers(init.headers);
    if (getAccessToken) headers.set('Authorization', `Bearer ${await getAccessToken()}`);
    try {
      const response = await fetch(address(path), {
        ...init,
        method,
        headers,
        credentials: getAccessToken ? 'omit' : 'include',
        signal: AbortSignal.timeout(PATIENCE[method] ?? PATIENCE_ELSE),
      });
      return await readAnswer(response);
    } catch (error) {
      throw error instanceof ApiError ? error : new ApiError('network');
    }
  }

  const send: HttpClient['send'] = (method, path, body, headers) =>
    request(method, path, {
      body: body instanceof Blob ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers, [REQUESTED_BY]: 'lupa' },
    });

  return {
    address,
    get: (path) => request('GET', path),
    post: (...message) => send('POST', ...message),
    send,
  };
}

/** The answer as JSON, or an {@link ApiError} by its status. */
export async function readAnswer(response: Response): Promise<HttpAnswer> {
  const etag = response.headers.get('ETag') ?? '';
  // HTML, nonsense and nothing are all the same: not JSON.
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = (body ?? {}) as Partial<Problem>;
    const { status } = response;
    const kind =
      problem.code === 'needs-strong'
        ? 'signed-out'
        : (KIND_OF_STATUS[status] ?? (status < 500 ? 'refused' : 'server'));
    throw new ApiError(kind, problem, etag);
  }
  if (body === undefined) throw new ApiError('unreadable');
  return { body, etag, ...(response.headers.has(KEPT_AT) && { kept: true }) };
}
