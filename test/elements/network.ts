/**
 * The network of a test page: what is sent to an API is answered in the page. A service worker would be shared by all
 * test pages of the browser, and would ask one of them for what another needs.
 *
 * Imported before the library, whose client keeps the fetch that it finds when it loads.
 */
type Answer = (request: Request) => Promise<Response>;

const browserFetch = window.fetch;
let answer: Answer = async () => Response.error();

/** Answers all requests to an API from now on. An error response is a network that fails. */
export function answerWith(next: Answer): void {
  answer = next;
}

window.fetch = async function fetchInPage(input, init) {
  const request = new Request(input, init);
  if (!new URL(request.url).pathname.includes('/api/')) return browserFetch.call(window, request);
  const response = await Promise.race([answer(request), abortOf(request.signal)]);
  if (response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
};

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
