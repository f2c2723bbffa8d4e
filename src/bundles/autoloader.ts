/**
 * `dist/cdn/autoloader.js`, for prototypes: fetches each element when the page first uses it. A site takes one of the
 * self-contained files in its place, which it can pin by a hash.
 */
const elements: Record<string, () => Promise<unknown>> = {
  'lupa-provider': () => import('../define/lupa-provider.ts'),
  'lupa-session': () => import('../define/lupa-session.ts'),
  'lupa-consent-list': () => import('../define/lupa-consent-list.ts'),
  'lupa-consent-detail': () => import('../define/lupa-consent-detail.ts'),
  'lupa-my-page': () => import('../define/lupa-my-page.ts'),
  'lupa-profile-card': () => import('../define/lupa-profile-card.ts'),
  'lupa-used-services': () => import('../define/lupa-used-services.ts'),
  'lupa-template-list': () => import('../define/lupa-template-list.ts'),
  'lupa-template-editor': () => import('../define/lupa-template-editor.ts'),
  'lupa-group-requests': () => import('../define/lupa-group-requests.ts'),
  'lupa-consent-roster': () => import('../define/lupa-consent-roster.ts'),
  'lupa-follow-up-list': () => import('../define/lupa-follow-up-list.ts'),
  'lupa-receipt-check': () => import('../define/lupa-receipt-check.ts'),
};

function loadUsed(observer: MutationObserver): void {
  for (const [tag, load] of Object.entries(elements)) {
    if (document.querySelector(tag) === null) continue;
    delete elements[tag];
    load().catch((error: unknown) => console.error(`<${tag}> could not be loaded.`, error));
  }
  if (Object.keys(elements).length === 0) observer.disconnect();
}

const observer = new MutationObserver(() => loadUsed(observer));
observer.observe(document, { childList: true, subtree: true });
loadUsed(observer);
