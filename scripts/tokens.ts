/**
 * Writes `src/theme/generated/hds.ts` from the published `hds-design-tokens`: the first of the three layers
 * (HDS value → semantic token → component).
 *
 * HDS gives lengths in rem, which a host page with `html{font-size:62.5%}` would deform, so a rem becomes a number:
 * a multiple of our own unit (`src/theme/unit.ts`). The rest is taken as it is.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SOURCE = new URL('../node_modules/hds-design-tokens/lib/all.css', import.meta.url);
const TARGET = new URL('../src/theme/generated/hds.ts', import.meta.url);

/** HDS names Helsinki Grotesk here, a typeface that belongs to the City of Helsinki alone. */
const NOT_OURS = new Set(['font-default']);

export type HdsTokens = Map<string, string | number>;

/** The custom properties of a HDS style sheet: rem and bare numbers as numbers, everything else as text. */
export function readHdsTokens(css: string): HdsTokens {
  const tokens: HdsTokens = new Map();
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*([^;]+);/gu)) {
    if (NOT_OURS.has(name)) continue;
    const number = /^(?<number>\d*\.?\d+)(?:rem)?$/u.exec(value)?.groups?.['number'];
    tokens.set(name, number === undefined ? value : Number(number));
  }
  if (tokens.size === 0) throw new Error('hds-design-tokens holds no custom properties: has its format changed?');
  return tokens;
}

/** `spacing-2-xs` → `spacing2Xs`. */
export function identifierOf(name: string): string {
  return name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

function moduleOf(tokens: HdsTokens): string {
  const lines = [...tokens].map(([name, value]) => `export const ${identifierOf(name)} = ${JSON.stringify(value)};`);
  return [
    '/** Made by scripts/tokens.ts from hds-design-tokens (MIT). Numbers are multiples of the unit, or line heights. */',
    ...lines,
    '',
  ].join('\n');
}

if (import.meta.main) {
  const tokens = readHdsTokens(await readFile(SOURCE, 'utf8'));
  await mkdir(new URL('.', TARGET), { recursive: true });
  await writeFile(TARGET, moduleOf(tokens));
  console.log(`tokens: ${tokens.size} HDS values → ${fileURLToPath(TARGET)}`);
}
