/** The messages of the program: every `msg()` call under `src`, found by lit-localize's own extraction. */
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { parseStringAsTemplateLiteral } from '@lit/localize-tools/lib/typescript.js';
import type { RuntimeConfig } from './project.ts';

/** Text, or the place of a value. `expression` is how the code names it: `${count}`. */
export type Part = string | { placeholder: number; expression: string };

export interface SourceMessage {
  id: string;
  /** File and line of the first call, relative to the project. */
  at: string;
  contents: Part[];
  isHtml: boolean;
  description: string | undefined;
}

export interface SourceMessages {
  messages: SourceMessage[];
  /** Calls that cannot be translated: an id that is not a literal, one id for two texts … */
  faults: string[];
}

const NAMESPACED = /^(?<namespace>[a-z][a-z0-9-]*)(?:\.[a-z0-9-]+)+$/u;

/** `consent-detail` of `consent-detail.accept`; `undefined` when the id has no namespace. */
export function namespaceOf(id: string): string | undefined {
  return NAMESPACED.exec(id)?.groups?.['namespace'];
}

/** Contents on one line, as people and comparisons want them: `Requests ({0})`. */
export function inOneLine(contents: Part[]): string {
  return contents.map((part) => (typeof part === 'string' ? part : `{${part.placeholder}}`)).join('');
}

/** How many values of the code a placeholder stands for: neighbours are one placeholder, `${day} ${time}`. */
export function piecesOf(expression: string): { literals: string[]; values: number } {
  const template = parseStringAsTemplateLiteral(expression);
  if (!('templateSpans' in template)) return { literals: [template.text], values: 0 };
  const literals = [template.head.text, ...template.templateSpans.map((span) => span.literal.text)];
  return { literals, values: template.templateSpans.length };
}

/** Reads the program. Sorted by id, so that whatever is written from it is stable. */
export function extractMessages(config: RuntimeConfig): SourceMessages {
  const { messages, errors } = new RuntimeLitLocalizer(config).extractSourceMessages();
  const place = (file: { fileName: string; getLineAndCharacterOfPosition(at: number): { line: number } }, at: number) =>
    `${file.fileName.replace(`${config.baseDir}/`, '')}:${file.getLineAndCharacterOfPosition(at).line + 1}`;
  return {
    messages: messages
      .map((message) => ({
        id: message.name,
        at: place(message.file, message.node.getStart(message.file)),
        contents: message.contents.map((part) =>
          typeof part === 'string' ? part : { placeholder: part.index, expression: part.untranslatable },
        ),
        isHtml: message.tag === 'html',
        description: message.desc,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    faults: errors.map(({ file, start, messageText }) => {
      const text = typeof messageText === 'string' ? messageText : messageText.messageText;
      return file === undefined ? text : `${place(file, start ?? 0)}: ${text}`;
    }),
  };
}
