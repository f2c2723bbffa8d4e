/**
 * Where the bytes of a page go: what each module adds to the whole, compressed, as the difference that it makes.
 *
 *     node scripts/weigh.ts lupa-provider lupa-consent-list
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { minifySync } from 'vite';
import { bundlePage, root } from './build/bundle.ts';

/** Minified without dropping what nobody calls: a module that is left out would take its dependencies with it. */
function weight(code: string): number {
  const minified = minifySync('page.js', code, { compress: false, mangle: { toplevel: true } }).code;
  return gzipSync(minified, { level: 9 }).length;
}

const tags = process.argv.slice(2);
const unknown = tags.filter((tag) => !existsSync(join(root, `src/define/${tag}.ts`)));
if (tags.length === 0 || unknown.length > 0) {
  console.error(`Usage: node scripts/weigh.ts lupa-provider lupa-consent-list …  ${unknown.join(' ')}`);
  process.exit(2);
}
const imports = tags.map((tag) => `import ${JSON.stringify(join(root, `src/define/${tag}.ts`))};`);
const page = await bundlePage(imports.join('\n'));
const modules = Object.entries(page.modules).flatMap(([id, { code }]) => (code?.trim() ? [{ id, code }] : []));
const whole = weight(modules.map(({ code }) => code).join('\n'));
const rows = modules.map(({ id }) => {
  const rest = modules.filter((other) => other.id !== id).map(({ code }) => code);
  return { name: relative(root, id.replace('\0', '')), bytes: whole - weight(rest.join('\n')) };
});
for (const { name, bytes } of rows.sort((a, b) => b.bytes - a.bytes))
  console.log(`${String(bytes).padStart(6)}  ${name}`);
