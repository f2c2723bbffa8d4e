/** The licences of the packages that are inside our files: their notices go with every copy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BundledPackage {
  name: string;
  version: string;
  /** SPDX identifier. */
  license: string;
  /** Text of the licence, with who has the rights. */
  text: string;
}

/** SPDX identifiers of licences that let a municipality pass our files on, and ask for nothing but this notice. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** Not a module of any file: its values are written into our sources, see `scripts/tokens.ts`. */
const WRITTEN_IN = ['hds-design-tokens'];

/**
 * The packages that modules belong to, by name.
 *
 * @param root folder in whose `node_modules` they are
 * @throws where one has no text of a licence, or another licence than a permissive one
 */
export function packagesOf(root: string, moduleIds: Iterable<string>): BundledPackage[] {
  const names = new Set(WRITTEN_IN);
  for (const id of moduleIds) {
    const name = /^.*\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\//u.exec(id)?.groups?.['name'];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort().map((name) => packageIn(join(root, 'node_modules', name)));
}

function packageIn(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as BundledPackage;
  if (!PERMISSIVE.includes(license)) throw new Error(`${name} is bundled, and its licence is ${license}.`);
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.\w+)?$/iu.test(each));
  if (file === undefined) throw new Error(`${name} is bundled, and has no text of its licence.`);
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() };
}

const RULE = '-'.repeat(80);

/** The notices as one text. Packages of the same licence and authors share it. */
export function formatNotices(own: string, packages: BundledPackage[]): string {
  const byText = Map.groupBy(packages, ({ text }) => text);
  const shared = [...byText].map(([text, of]) => {
    const names = of.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${names.join('\n')}\n\n${text}`;
  });
  const intro =
    'Lupa is under the MIT licence, below. Its files have the work of others inside, in whole or in part:\n' +
    'each is named here with its own licence.';
  return `${[intro, `Lupa\n\n${own.trim()}`, ...shared].join(`\n\n${RULE}\n\n`)}\n`;
}
