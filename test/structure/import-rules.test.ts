import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { importsOf, readImportGraph } from '../../scripts/lint/import-graph.ts';
import { faultOfImport, targetOf, type Import } from '../../scripts/lint/layers.ts';

const root = join(import.meta.dirname, '../..');
const graph = readImportGraph(root);

function moduleTargets(imports: Import[]): string[] {
  return imports.map(targetOf).filter((target) => target !== undefined && graph.has(target)) as string[];
}

/** The shortest way from a module back to itself, or none. Types are gone when the modules load, and do not count. */
function cycleThrough(start: string): string | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    for (const target of moduleTargets((graph.get(module) ?? []).filter(({ typeOnly }) => !typeOnly))) {
      if (target === start) {
        const way = [start];
        for (let at: string | undefined = module; at !== undefined && at !== start; at = cameFrom.get(at))
          way.unshift(at);
        return [start, ...way].join(' → ');
      }
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, module);
      queue.push(target);
    }
  }
  return undefined;
}

describe('the import graph', () => {
  test('follows the table of layers', () => {
    const faults = [...graph.values()].flat().flatMap((imported) => {
      const fault = faultOfImport(imported);
      return fault === undefined ? [] : [`${imported.from}: ${fault}`];
    });
    assert.deepEqual(faults, []);
  });

  test('leads only to files that are there', () => {
    const lost = [...graph.values()].flat().filter((imported) => {
      const target = targetOf(imported);
      return target !== undefined && !target.startsWith('.cache/') && !existsSync(join(root, target));
    });
    assert.deepEqual(
      lost.map(({ from, specifier }) => `${from}: ${specifier}`),
      [],
    );
  });

  test('has no cycles', () => {
    const cycles = [...graph.keys()].flatMap((module) => cycleThrough(module) ?? []);
    assert.deepEqual(cycles, []);
  });

  test('names only packages that package.json names', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const named = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
    const unnamed = new Set<string>();
    for (const { from, specifier } of [...graph.values()].flat()) {
      if (from.endsWith('.d.ts')) continue;
      if (specifier.startsWith('.') || specifier.startsWith('node:') || /^(?:lupa-elements|virtual:)/u.test(specifier))
        continue;
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
      if (!named.has(name)) unnamed.add(`${name} (${from})`);
    }
    assert.deepEqual([...unnamed], []);
  });

  test('brings to every element the words of all that it shows', () => {
    for (const element of [...graph.keys()].filter((path) => /^src\/elements\/([\w-]+)\/\1\.ts$/u.test(path))) {
      const reached = new Set([element]);
      for (const module of reached) for (const target of moduleTargets(graph.get(module) ?? [])) reached.add(target);
      for (const module of reached) {
        if (module.startsWith('src/i18n/')) continue;
        const spoken = readFileSync(join(root, module), 'utf8').matchAll(/\bid: '([a-z][a-z0-9-]*)\.[a-z0-9.-]+'/gu);
        for (const [, namespace] of spoken) {
          const words = `src/i18n/generated/${namespace}.ts`;
          assert.ok(reached.has(words), `${element} shows ${module}, and does not import ${words}`);
        }
      }
    }
  });
});

describe('the table of layers', () => {
  const FORBIDDEN: [from: string, specifier: string, typeOnly?: boolean][] = [
    ['src/model/consent-request.ts', '../contract/consents.ts', true],
    ['src/model/consent-request.ts', 'lit'],
    ['src/contract/consents.ts', '../api/ports.ts', true],
    ['src/api/http-client.ts', './adapters/lupa/consents.ts'],
    ['src/api/http-client.ts', 'lit'],
    ['src/base/widget-element.ts', '../model/consent-request.ts', true],
    ['src/ui/notice.ts', '../model/request-status.ts', true],
    ['src/ui/notice.ts', '../contract/consents.ts', true],
    ['src/context/load-controller.ts', '../elements/consent-list/consent-list.ts', true],
    ['src/presentation/status.ts', '../contract/consents.ts', false],
    ['src/presentation/status.ts', '../elements/consent-list/consent-list.view.ts'],
    ['src/elements/consent-list/consent-list.ts', '../consent-detail/consent-detail.ts'],
    ['src/elements/consent-list/consent-list.ts', '../../api/adapters/lupa/consents.ts'],
    ['src/elements/consent-list/consent-list.ts', '../../define/lupa-session.ts'],
    ['src/elements/consent-list/consent-list.ts', '../../contract/consents.ts', false],
    ['src/define/lupa-session.ts', '../context/connection.ts'],
    ['src/bundles/citizen.ts', '../elements/session/session.ts'],
    ['src/index.ts', './define/lupa-session.ts'],
    ['demo-server/service/service.ts', 'node:crypto'],
    ['demo-server/service/service.ts', 'kysely'],
    ['demo-server/service/service.ts', '../node/server.ts'],
    ['demo-server/service/service.ts', '../../src/api/ports.ts', true],
    ['demo-server/node/server.ts', '../../src/elements/session/session.ts'],
    ['src/index.ts', '../demo-server/msw.ts'],
  ];

  for (const [from, specifier, typeOnly = false] of FORBIDDEN) {
    test(`keeps ${from} from ${typeOnly ? 'types of ' : ''}${specifier}`, () => {
      assert.notEqual(faultOfImport({ from, specifier, typeOnly }), undefined);
    });
  }

  test('sees every form of import', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from './b.ts';",
      "import { type C } from './c.ts';",
      "import './d.ts';",
      "export { e } from './e.ts';",
      "export * from './f.ts';",
      "export type { G } from './g.ts';",
      "const h = () => import('./h.ts');",
      "type I = import('./i.ts').I;",
      "import { type J, j } from './j.ts';",
    ].join('\n');
    assert.deepEqual(
      importsOf('src/x.ts', text).map(({ specifier, typeOnly }) => [specifier, typeOnly]),
      [
        ['./a.ts', false],
        ['./b.ts', true],
        ['./c.ts', true],
        ['./d.ts', false],
        ['./e.ts', false],
        ['./f.ts', false],
        ['./g.ts', true],
        ['./h.ts', false],
        ['./i.ts', true],
        ['./j.ts', false],
      ],
    );
  });
});
