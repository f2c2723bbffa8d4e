/** Type declarations of the package: those that its entries reach, with no package in them that it does not depend on. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as prettier from 'prettier';
import ts from 'typescript';

const FORMAT =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/**
 * The declared types of a module written out in full. The messages are declared as schemas, and users of the
 * package have no use for the library of the schemas: the types alone are left.
 */
function typesOnly(file: ts.SourceFile, checker: ts.TypeChecker): string {
  const aliases = file.statements.filter((statement) => ts.isTypeAliasDeclaration(statement));
  const exported = aliases.filter((alias) => alias.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  const types = exported
    .map(
      (alias) =>
        `export type ${alias.name.text} = ${checker.typeToString(checker.getTypeAtLocation(alias), alias, FORMAT)};\n`,
    )
    .join('');
  return importsFor(types, file) + types;
}

/** Of our own types that an alias is told by, where they come from. */
function importsFor(types: string, file: ts.SourceFile): string {
  const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement));
  return imports
    .map(({ importClause, moduleSpecifier }) => {
      const bindings = importClause?.namedBindings;
      const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
      if (bindings === undefined || !ts.isNamedImports(bindings) || !from.startsWith('.')) return '';
      const named = bindings.elements.map(({ name }) => name.text);
      const needed = named.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(types));
      return needed.length === 0
        ? ''
        : `import type { ${needed.join(', ')} } from '${from.replace(/\.ts$/u, '.js')}';\n`;
    })
    .join('');
}

function importsPackage(file: ts.SourceFile, packages: string[]): boolean {
  return file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      packages.includes(statement.moduleSpecifier.text),
  );
}

export interface DeclarationOptions {
  root: string;
  /** Source files, relative to `src`. */
  entries: string[];
  outDir: string;
  /** Packages that are bundled in, whose types the declarations may not name. */
  bundled: string[];
}

/**
 * Writes `outDir/<path>.d.ts` for every source that the entries reach.
 *
 * @throws when a declaration cannot be made; types as such are checked by `tsc`
 */
export async function writeDeclarations({ root, entries, outDir, bundled }: DeclarationOptions): Promise<void> {
  const src = join(root, 'src');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/index.ts'] }, ts.sys, root);
  const program = ts.createProgram(
    entries.map((entry) => join(src, entry)),
    {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      stripInternal: true,
      rootDir: src,
      outDir,
    },
  );
  const checker = program.getTypeChecker();
  const written = new Map<string, string>();
  const { diagnostics } = program.emit(
    undefined,
    (path, text, _mark, _onError, sources) => {
      const source = sources?.[0];
      const own = source && importsPackage(source, bundled) && source.fileName.includes('/contract/');
      // Users import the built files: what stands as `.ts` in the sources is `.js` there.
      const declaration = own
        ? typesOnly(source, checker)
        : text.replaceAll(/((?:from\s|import\()\s*["']\.[^"']*)\.ts(["'])/gu, '$1.js$2');
      written.set(relative(outDir, path), declaration);
    },
    undefined,
    true,
  );
  if (diagnostics.length > 0) {
    const host = {
      getCanonicalFileName: (name: string) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    };
    throw new Error(ts.formatDiagnostics(diagnostics, host));
  }
  for (const path of reachable(written, entries)) {
    mkdirSync(dirname(join(outDir, path)), { recursive: true });
    const text = await prettier.format(written.get(path) ?? '', {
      parser: 'typescript',
      printWidth: 120,
      singleQuote: true,
    });
    writeFileSync(join(outDir, path), text);
  }
}

/** The declarations that the entries lead to: what only the code needs is not published. */
function reachable(written: Map<string, string>, entries: string[]): Set<string> {
  const found = new Set<string>();
  const queue = entries.map((entry) => entry.replace(/\.ts$/u, '.d.ts'));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (!written.has(path)) throw new Error(`The declarations lead to ${path}, which there is not.`);
    for (const { fileName } of ts.preProcessFile(written.get(path) ?? '').importedFiles) {
      if (fileName.startsWith('.')) queue.push(join(dirname(path), fileName).replace(/\.js$/u, '.d.ts'));
    }
  }
  return found;
}
