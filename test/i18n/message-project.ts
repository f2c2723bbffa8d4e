/** A small project with messages of its own, in a folder of the test's own. */
import type { Messages } from '../../src/i18n/localize.ts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { updateXliff } from '../../scripts/messages/extraction.ts';
import { faultsOfMessages } from '../../scripts/messages/gate.ts';
import { writeModules } from '../../scripts/messages/modules.ts';
import { readProject } from '../../scripts/messages/project.ts';
import { extractMessages } from '../../scripts/messages/source.ts';

const root = resolve(import.meta.dirname, '../..');

export interface TestProject {
  write(file: string, text: string): void;
  read(file: string): string;
  extract(): void;
  /** Gives a unit its translation, written as it stands in the file. */
  translate(language: 'fi' | 'sv', id: string, target: string): void;
  faults(): string[];
  /** Writes the modules; returns the messages of one. */
  generate(namespace: string): Promise<Messages>;
  remove(): void;
}

/** @param source the text of the project's one source file, after its imports */
export function createProject(source: string): TestProject {
  // Inside the repository, so that `@lit/localize` is found.
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/messages-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const settings = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8')) as { tsConfig: string };
  write('lit-localize.json', JSON.stringify({ ...settings, tsConfig: join(root, settings.tsConfig) }));
  write('src/element.ts', `import { msg, str } from '@lit/localize';\nimport { html } from 'lit';\n${source}\n`);
  const load = () => {
    const project = readProject(join(folder, 'lit-localize.json'));
    return { project, source: extractMessages(project.config) };
  };
  return {
    write,
    read,
    extract() {
      const { project, source: found } = load();
      updateXliff(project, found.messages);
    },
    translate(language, id, target) {
      const file = `src/i18n/messages/${language}.xlf`;
      const unit = new RegExp(`(<trans-unit id="${id}">\\s*<source>.*</source>)(?:\\s*<target.*</target>)?`, 'u');
      if (!unit.test(read(file))) throw new Error(`${id} is not in ${file}`);
      write(
        file,
        read(file).replace(unit, (_, before: string) => `${before}\n        <target>${target}</target>`),
      );
    },
    faults() {
      const { project, source: found } = load();
      return faultsOfMessages(project, found);
    },
    async generate(namespace) {
      const { project, source: found } = load();
      writeModules(project, found.messages);
      const module = (await import(join(project.generatedDir, `${namespace}.ts`))) as {
        messages: Messages;
      };
      return module.messages;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
