/**
 * What may stand on what. Styles keep to these pairs; `test/theme` computes the contrast of each in every theme.
 */
import type { color } from './tokens.ts';

type ColorName = keyof typeof color;

/** WCAG 2.2: 4.5 for text (1.4.3), 3 for edges, icons and focus rings (1.4.11). */
export const TEXT = 4.5;
export const EDGE = 3;
/** For what is read outdoors: 1.4.6. */
export const SUNLIGHT = 7;

export interface Pair {
  front: ColorName;
  behind: ColorName;
  /** The least contrast ratio. */
  least: typeof TEXT | typeof EDGE | typeof SUNLIGHT;
}

const SURFACES = ['background', 'surface', 'successSurface', 'errorSurface', 'infoSurface', 'alertSurface'] as const;
const PLAIN = ['background', 'surface'] as const;

function on(behind: readonly ColorName[], least: Pair['least'], ...fronts: ColorName[]): Pair[] {
  return behind.flatMap((surface) => fronts.map((front) => ({ front, behind: surface, least })));
}

export const PAIRS: Pair[] = [
  ...on(SURFACES, TEXT, 'text', 'link', 'action', 'actionHover'),
  // Names and answers at the door.
  ...on(SURFACES, SUNLIGHT, 'text'),
  ...on(PLAIN, TEXT, 'textMuted', 'error', 'success', 'info'),
  ...on(SURFACES, EDGE, 'focus', 'borderControl'),
  // A button is recognised by its fill or edge; a notice by the bar of its status on its own surface.
  ...on(['successSurface'], EDGE, 'success'),
  ...on(['errorSurface'], EDGE, 'error'),
  ...on(['infoSurface'], EDGE, 'info'),
  ...on(['action', 'actionHover'], TEXT, 'onAction'),
  ...on(['success', 'error', 'info'], TEXT, 'onStatus'),
  ...on(['alert'], TEXT, 'onAlert'),
];
