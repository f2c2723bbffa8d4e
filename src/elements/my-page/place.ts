/** Which part of the page is shown: it stands in the hash of the address, so that it has links and a way back. */
export const PARTS = ['profile', 'services', 'consents'] as const;
export type Part = (typeof PARTS)[number];

export interface Place {
  part: Part;
  /** Of the one request that is open, as it stands in the address: no id of ours has anything to encode. */
  requestId?: string | undefined;
}

const BEGINNING = '#lupa-my/';

/** The address of a part. Whole, for a `<base>` of the page would lead a bare hash elsewhere. */
export function addressOf(part: Part): string {
  return location.href.split('#', 1)[0] + BEGINNING + part;
}

/** The place that the address names; undefined where its hash is somebody else's and says nothing of ours. */
export function placeInAddress(): Place | undefined {
  const { hash } = location;
  if (hash !== '' && !hash.startsWith(BEGINNING)) return undefined;
  const [named, requestId] = hash.slice(BEGINNING.length).split('/');
  const part = PARTS.find((each) => each === named) ?? 'profile';
  return { part, requestId: part === 'consents' ? requestId : undefined };
}
