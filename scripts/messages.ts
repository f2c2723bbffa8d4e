/**
 * The words of the elements. English stands in the code; Finnish and Swedish in `src/i18n/messages`.
 *
 *     node scripts/messages.ts generate   words → modules, when something has changed
 *     node scripts/messages.ts extract    new messages of the code → files of the translators
 *     node scripts/messages.ts check      fails on anything that is missing, lost or not translated
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const configFile = join(root, 'lit-localize.json');
const stampFile = join(root, '.cache/messages.json');

/** One hash over all that the modules are made from. */
function inputs(): string {
  const hash = createHash('sha256');
  const patterns = ['src/**/*.ts', 'src/i18n/messages/*.xlf', 'scripts/messages{.ts,/*}', 'lit-localize.json'];
  for (const file of globSync(patterns, { cwd: root, exclude: ['src/i18n/generated/**'] }).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function isUpToDate(wanted: string): boolean {
  if (!existsSync(stampFile)) return false;
  const { hash, files } = JSON.parse(readFileSync(stampFile, 'utf8')) as { hash: string; files: string[] };
  return hash === wanted && files.every((file) => existsSync(join(root, 'src/i18n/generated', file)));
}

async function load() {
  // Loaded late: the compiler behind them takes longer than finding that there is nothing to do.
  const [{ readProject }, { extractMessages }] = await Promise.all([
    import('./messages/project.ts'),
    import('./messages/source.ts'),
  ]);
  const project = readProject(configFile);
  return { project, source: extractMessages(project.config) };
}

async function generate(): Promise<void> {
  const hash = inputs();
  if (isUpToDate(hash)) return;
  const { writeModules } = await import('./messages/modules.ts');
  const { project, source } = await load();
  for (const fault of source.faults) console.warn(fault);
  const files = writeModules(project, source.messages);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ hash, files }));
  console.log(`messages: ${source.messages.length} in ${files.length} namespaces`);
}

async function extract(): Promise<void> {
  const { updateXliff } = await import('./messages/extraction.ts');
  const { project, source } = await load();
  for (const fault of source.faults) console.warn(fault);
  for (const [language, untranslated] of updateXliff(project, source.messages)) {
    console.log(`${language}: ${source.messages.length} messages, ${untranslated} without translation`);
  }
  await generate();
}

async function check(): Promise<void> {
  const { faultsOfMessages } = await import('./messages/gate.ts');
  const { project, source } = await load();
  const faults = faultsOfMessages(project, source);
  for (const fault of faults) console.error(fault);
  console.log(`messages: ${source.messages.length} in ${project.languages.join(', ')}; ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

const commands: Record<string, () => Promise<void>> = { generate, extract, check };
const command = commands[process.argv[2] ?? ''];
if (command === undefined) {
  console.error(`Usage: node scripts/messages.ts ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
} else {
  await command();
}
