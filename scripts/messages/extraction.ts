/** Brings the files of the translators up to the program: new messages in, obsolete ones out, sources as they are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MessageProject } from './project.ts';
import { inOneLine, type Part, type SourceMessage } from './source.ts';
import { formatUnits, readUnits, type Unit } from './xliff.ts';

function noteOf({ contents, description }: SourceMessage): string | undefined {
  const names = contents.flatMap((part) =>
    typeof part === 'string' ? [] : [`${part.placeholder} = ${part.expression}`],
  );
  const sentences = [description, names.length > 0 ? `Placeholders: ${names.join(', ')}` : undefined];
  return sentences.filter((sentence) => sentence !== undefined).join('. ') || undefined;
}

/** The target with the names that the placeholders have in the code now. */
function renamed(target: Part[], source: Part[]): Part[] {
  return target.map((part) => {
    if (typeof part === 'string') return part;
    return source.find((other) => typeof other !== 'string' && other.placeholder === part.placeholder) ?? part;
  });
}

function unitOf(message: SourceMessage, before: Unit | undefined): Unit {
  const changed = before !== undefined && inOneLine(before.source) !== inOneLine(message.contents);
  return {
    id: message.id,
    source: message.contents,
    target: before?.target && renamed(before.target, message.contents),
    needsReview: before?.target !== undefined && (before.needsReview || changed),
    note: noteOf(message),
  };
}

/** Writes one XLIFF file per language. Returns how many units of each have no translation yet. */
export function updateXliff(project: MessageProject, messages: SourceMessage[]): Map<string, number> {
  const untranslated = new Map<string, number>();
  for (const language of project.languages) {
    const file = project.xliffFile(language);
    const before = readUnits(file);
    const units = messages.map((message) =>
      unitOf(
        message,
        before.find(({ id }) => id === message.id),
      ),
    );
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, formatUnits(units, project.config.sourceLocale, language));
    untranslated.set(language, units.filter(({ target }) => !target?.length).length);
  }
  return untranslated;
}
