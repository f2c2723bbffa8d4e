/**
 * Who may import what: the layers of the project as one table, read by the lint rule and by the test of the import
 * graph. Imports point inward; what is not named here is not allowed.
 */
import { posix } from 'node:path';

interface Layer {
  /** Folder or file of the layer, relative to the project; a module belongs to the longest that it lies in. */
  path: string;
  /** Folders and files it may import from, besides its own. */
  imports: string[];
  /** Folders and files from which it may take types, and only types. */
  types?: string[];
  /** npm packages, and `node:` for what only Node has. */
  packages?: string[];
  /** Each folder inside is on its own: the members of the layer do not import each other. */
  separate?: boolean;
}

/** What tools, servers and tests may use: any package, and Node. */
const ANY = ['*', 'node:'];

/** What every element is made of. */
const ELEMENTS = {
  imports: [
    'src/api',
    'src/base',
    'src/context',
    'src/i18n',
    'src/model',
    'src/offline/kept-rosters.ts',
    'src/presentation',
    'src/receipt',
    'src/theme',
    'src/ui',
  ],
  types: ['src/contract'],
  packages: ['lit', '@lit/localize'],
};

/** Editing of formatted texts. */
const WRITING = ['commands', 'history', 'inputrules', 'keymap', 'model', 'state', 'transform', 'view'].map(
  (part) => `prosemirror-${part}`,
);

/** Files that are written by a build step: they belong to the layer in which they lie. */
export const LAYERS: Layer[] = [
  { path: 'src/model', imports: [] },
  { path: 'src/receipt', imports: ['src/model'], packages: ['canonicalize'] },
  { path: 'src/contract', imports: ['src/model'], packages: ['valibot'] },
  { path: 'src/api', imports: ['src/contract', 'src/model'], packages: ['valibot'] },
  { path: 'src/api/adapters', imports: ['src/api', 'src/contract', 'src/model'], packages: ['valibot'] },
  { path: 'src/i18n', imports: ['src/model/language.ts', 'src/model/civil-date.ts'], packages: ['@lit/localize'] },
  { path: 'src/theme', imports: [], packages: ['lit'] },
  {
    path: 'src/base',
    imports: ['src/i18n', 'src/theme', 'src/model/language.ts'],
    packages: ['lit', '@lit/localize'],
  },
  {
    path: 'src/context',
    imports: ['src/api/api-error.ts', 'src/base', 'src/model'],
    types: ['src/api', 'src/i18n'],
    packages: ['lit'],
  },
  { path: 'src/ui', imports: ['src/base', 'src/i18n', 'src/theme'], packages: ['lit', '@lit/localize'] },
  {
    path: 'src/presentation',
    imports: ['src/model', 'src/i18n', 'src/theme', 'src/ui'],
    types: ['src/contract', 'src/api', 'src/base'],
    packages: ['lit', '@lit/localize'],
  },
  { path: 'src/elements', ...ELEMENTS, separate: true },
  // The one that brings a surface to write on: what it is made of stays out of all the others.
  {
    path: 'src/elements/template-editor',
    ...ELEMENTS,
    packages: [...ELEMENTS.packages, ...WRITING],
  },
  {
    path: 'src/define',
    imports: ['src/elements', 'src/elements/template-editor', 'src/api', 'src/api/adapters', 'src/base', 'src/i18n'],
  },
  // A service worker is no page: neither Lit nor an element is there.
  { path: 'src/offline', imports: ['src/contract/headers.ts'] },
  { path: 'src/bundles', imports: ['src/define', 'src/offline'] },
  {
    path: 'src/index.ts',
    imports: ['src/elements', 'src/elements/template-editor', 'src/api', 'src/i18n'],
    types: ['src/contract', 'src/model', 'src/base', 'src/context'],
  },
  {
    path: 'demo-server/service',
    imports: ['src/contract', 'src/model', 'src/receipt', 'src/i18n/dates.ts'],
    packages: [
      'canonicalize',
      'csv-parse',
      'diff',
      'hono',
      'hono-openapi',
      'jose',
      '@hono/standard-validator',
      '@standard-schema/spec',
      'valibot',
      'write-excel-file',
    ],
  },
  // What runs the service, in Node or behind msw, and what shows it.
  {
    path: 'demo-server',
    imports: ['demo-server/service', 'src/contract', 'src/model', 'src/receipt', 'src/i18n/dates.ts'],
    packages: ANY,
  },
  { path: 'stories', imports: ['src', 'demo-server', 'demo-server/service', '.storybook'], packages: ANY },
  { path: '.storybook', imports: ['src', 'demo-server', 'stories', 'scripts', '.cache'], packages: ANY },
  { path: 'scripts', imports: ['src', 'demo-server', 'scripts/bench'], packages: ANY },
  {
    path: 'scripts/bench',
    imports: ['scripts', 'src', 'src/contract', 'src/model', 'demo-server', 'demo-server/service', 'test'],
    packages: ANY,
  },
  {
    path: 'test',
    imports: ['src', 'demo-server', 'demo-server/service', 'scripts', 'stories', '.storybook'],
    packages: ANY,
  },
];

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The layer of a module; `undefined` for files at the top of the project, which are the settings of tools. */
export function layerOf(path: string): Layer | undefined {
  return LAYERS.filter((layer) => isWithin(path, layer.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

/** `@lit/localize` of `@lit/localize/init/reentrant.js`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Whether an entry of the table opens a module. One that names a layer does not open a layer further in. */
function opens(entry: string, path: string): boolean {
  const layer = layerOf(entry);
  return isWithin(path, entry) && (layer === undefined || layer === layerOf(path));
}

export interface Import {
  /** The importing module, relative to the project, with slashes. */
  from: string;
  specifier: string;
  typeOnly: boolean;
}

/** Where a relative import leads, relative to the project; `undefined` for a package. */
export function targetOf({ from, specifier }: Import): string | undefined {
  const address = specifier.split('?', 1)[0] ?? '';
  return address.startsWith('.') ? posix.join(posix.dirname(from), address) : undefined;
}

/** Why an import is not allowed, as a sentence; `undefined` when it is. */
export function faultOfImport(imported: Import): string | undefined {
  const { from, specifier, typeOnly } = imported;
  const layer = layerOf(from);
  if (layer === undefined) return undefined;
  const target = targetOf(imported);
  if (target === undefined) {
    const allowed = layer.packages ?? [];
    const name = specifier.startsWith('node:') ? 'node:' : packageOf(specifier);
    const any = name !== 'node:' && allowed.includes('*');
    return any || allowed.includes(name) ? undefined : `${layer.path} may not import ${name}`;
  }
  if (isWithin(target, layer.path) && layerOf(target) === layer) {
    const member = (path: string) => path.slice(layer.path.length + 1).split('/', 1)[0];
    if (!layer.separate || member(from) === member(target)) return undefined;
    return `${layer.path}/${member(from)} and ${layer.path}/${member(target)} may not import each other`;
  }
  if (layer.imports.some((entry) => opens(entry, target))) return undefined;
  const asType = (layer.types ?? []).some((entry) => opens(entry, target));
  if (asType) return typeOnly ? undefined : `${layer.path} may take only types from ${target}`;
  return `${layer.path} may not import ${target}`;
}
