import { readdir, readFile } from 'node:fs/promises';
import * as tokens from '../../src/theme/tokens.ts';

const MUNICIPALITIES = new URL('../../src/theme/municipalities/', import.meta.url);

/** Name of a theme and what it gives each custom property. */
export interface ThemeFile {
  name: string;
  css: string;
  values: Map<string, string>;
}

export async function themeFiles(): Promise<ThemeFile[]> {
  const files = (await readdir(MUNICIPALITIES)).filter((file) => file.endsWith('.css')).sort();
  return Promise.all(
    files.map(async (file) => {
      const css = await readFile(new URL(file, MUNICIPALITIES), 'utf8');
      const values = new Map(
        [...css.matchAll(/(--[\w-]+):\s*([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]),
      );
      return { name: file.replace('.css', ''), css, values };
    }),
  );
}

export interface Token {
  /** As styles write it: `color.text`. */
  path: string;
  /** `--lupa-color-text`. */
  property: string;
  /** What holds where no theme sets it. */
  fallback: string;
}

/** The semantic tokens that a theme sets, read from what `tokens.ts` puts into style sheets. */
export function semanticTokens(): Token[] {
  return Object.entries(tokens).flatMap(([group, value]) => {
    const members =
      'cssText' in value
        ? [[group, value] as const]
        : Object.entries(value).map(([key, member]) => [`${group}.${key}`, member] as const);
    return members.flatMap(([path, result]) => {
      const found = /var\((--lupa-(?!computed-unit)[\w-]+),([^)]+)\)/u.exec(String(result));
      return found === null ? [] : [{ path, property: found[1] ?? '', fallback: found[2] ?? '' }];
    });
  });
}
