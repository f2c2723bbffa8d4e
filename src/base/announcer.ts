/**
 * What happened, for those who listen. One pair of live regions for the page, in the light DOM and there before the
 * first text: regions in shadow roots, and regions that arrive with their text, are not read everywhere.
 */
const REGION_IDS = { polite: 'lupa-announcer-status', assertive: 'lupa-announcer-alert' } as const;

function region(politeness: keyof typeof REGION_IDS): HTMLElement {
  const existing = document.getElementById(REGION_IDS[politeness]);
  if (existing) return existing;
  const created = document.createElement('div');
  created.id = REGION_IDS[politeness];
  created.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  // Set by script, which a strict CSP lets through; a class would need a sheet in the page.
  Object.assign(created.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  document.body.append(created);
  return created;
}

/** Called when a widget connects, so that the regions stand before they are needed. */
export function prepareAnnouncer(): void {
  region('polite');
  region('assertive');
}

/** Says the text once. The same text said again is heard again. */
export function announce(text: string, language: string, politeness: keyof typeof REGION_IDS = 'polite'): void {
  const target = region(politeness);
  target.lang = language;
  target.textContent = '';
  setTimeout(() => {
    target.textContent = text;
  }, 100);
}
