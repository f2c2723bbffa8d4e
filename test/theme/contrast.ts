/** Contrast as WCAG 2.2 defines it. */

function channel(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** @param color `#rrggbb`; anything else throws, so that no pair goes unmeasured */
function luminance(color: string): number {
  const hex = /^#([\da-f]{6})$/iu.exec(color)?.[1];
  if (hex === undefined) throw new TypeError(`A theme's colours are written #rrggbb, not ${color}`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black and white). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
