/** The table of layers as a lint rule: an import that it does not allow is an error where it stands. */
import { join, relative, sep } from 'node:path';
import type { Rule } from 'eslint';
import { faultOfImport } from './layers.ts';

const root = join(import.meta.dirname, '../..');

type Kind = 'type' | 'value' | undefined;

/** An import or a re-export, as the TypeScript parser gives it to ESLint. */
interface Declaration {
  source: Rule.Node | null;
  importKind?: Kind;
  exportKind?: Kind;
  specifiers?: { importKind?: Kind; exportKind?: Kind }[];
}

function isTypeOnly({ importKind, exportKind, specifiers = [] }: Declaration): boolean {
  const inline = specifiers.length > 0 && specifiers.every((each) => (each.importKind ?? each.exportKind) === 'type');
  return importKind === 'type' || exportKind === 'type' || inline;
}

export const layersRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = relative(root, context.filename).replaceAll(sep, '/');
    const check = (source: Rule.Node | null, typeOnly: boolean) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = faultOfImport({ from, specifier: source.value, typeOnly });
      if (message !== undefined) context.report({ node: source, message });
    };
    const statement = (node: unknown) => check((node as Declaration).source, isTypeOnly(node as Declaration));
    return {
      ImportDeclaration: statement,
      ExportNamedDeclaration: statement,
      ExportAllDeclaration: statement,
      ImportExpression: (node) => check(node.source as Rule.Node, false),
    };
  },
};
