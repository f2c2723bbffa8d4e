import { ApiError } from '../../api/api-error.ts';
import type { TemplateEditorApi } from '../../api/ports.ts';
import type { Language } from '../../model/language.ts';
import {
  ATTACHMENT_NAME_LIMIT,
  ATTACHMENT_SIZE_LIMIT,
  ATTACHMENT_TYPES,
  ATTACHMENTS_LIMIT,
} from '../../model/template-draft.ts';
import type { DraftKeeping } from './draft-keeping.ts';

/** What can be wrong with a file before it is sent. */
export type FileFault = 'type' | 'size' | 'empty' | 'name' | 'twice' | 'many';

/** Where the adding or the taking away of one file stands. */
export type FileState =
  | { kind: 'busy'; name: string; removing: boolean }
  | { kind: 'wrong'; name: string; fault: FileFault }
  /** Not done, and known so. */
  | { kind: 'failed'; name: string; removing: boolean; error: ApiError }
  /** No answer came: whether it was done is looked up, see {@link FileAdding.look}. */
  | { kind: 'unknown'; name: string; removing: boolean }
  | { kind: 'done'; name: string; removing: boolean };

interface Place {
  templateId: string;
  api: TemplateEditorApi;
  keeping: DraftKeeping;
}

/** Media type of a file by the ending of its name: what browsers say of one differs. */
export function mediaTypeOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  return Object.entries(ATTACHMENT_TYPES).find(([, endings]) => endings.some((ending) => lower.endsWith(ending)))?.[0];
}

export function faultOf(file: Pick<File, 'name' | 'size'>, others: readonly { name: string }[]): FileFault | undefined {
  if (mediaTypeOf(file.name) === undefined) return 'type';
  if (file.name.length > ATTACHMENT_NAME_LIMIT) return 'name';
  if (file.size === 0) return 'empty';
  if (file.size > ATTACHMENT_SIZE_LIMIT) return 'size';
  if (others.some(({ name }) => name === file.name)) return 'twice';
  return others.length >= ATTACHMENTS_LIMIT ? 'many' : undefined;
}

/** Adds files to the text of a language, and takes them away. */
export class FileAdding {
  readonly #states = new Map<Language, FileState[]>();
  readonly #place: () => Place | undefined;
  readonly #onChange: (language: Language, state: FileState) => void;

  /** @param onChange something is to be shown, and said where it has ended */
  constructor(place: () => Place | undefined, onChange: (language: Language, state: FileState) => void) {
    this.#place = place;
    this.#onChange = onChange;
  }

  /** Of the files that were chosen last. */
  states(language: Language): readonly FileState[] {
    return this.#states.get(language) ?? [];
  }

  async add(language: Language, files: readonly File[]): Promise<void> {
    this.#states.set(language, []);
    for (const file of files) {
      const place = this.#place();
      if (place === undefined) return;
      const fault = faultOf(file, place.keeping.template.attachments[language] ?? []);
      if (fault === undefined) await this.#send(place, language, file);
      else this.#show(language, { kind: 'wrong', name: file.name, fault });
    }
  }

  async remove(language: Language, { name, sha256 }: { name: string; sha256: string }): Promise<void> {
    const place = this.#place();
    if (place === undefined || this.states(language).some(({ kind }) => kind === 'busy')) return;
    const { api, templateId } = place;
    this.#states.set(language, []);
    await this.#carryOut(place, language, { name, removing: true }, () => api.removeFile(templateId, language, sha256));
  }

  #send(place: Place, language: Language, file: File): Promise<void> {
    const { name } = file;
    return this.#carryOut(place, language, { name, removing: false }, () =>
      place.api.addFile(place.templateId, language, file, name, mediaTypeOf(name)!),
    );
  }

  async #carryOut(
    { keeping }: Place,
    language: Language,
    what: { name: string; removing: boolean },
    work: () => ReturnType<TemplateEditorApi['addFile']>,
  ): Promise<void> {
    this.#show(language, { kind: 'busy', ...what });
    try {
      await keeping.act(work, (template) => template);
      this.#show(language, { kind: 'done', ...what });
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError('unreadable');
      if (!error.leavesOutcomeOpen) return this.#show(language, { kind: 'failed', ...what, error });
      this.#show(language, { kind: 'unknown', ...what });
      await this.look(language);
    }
  }

  /** Asks whether what was not answered was done. */
  async look(language: Language): Promise<void> {
    const { keeping } = this.#place() ?? {};
    if (keeping === undefined) return;
    try {
      await keeping.refresh();
    } catch {
      return;
    }
    const there = new Set(keeping.template.attachments[language]?.map(({ name }) => name));
    for (const state of this.states(language)) {
      if (state.kind !== 'unknown') continue;
      const { name, removing } = state;
      const isDone = there.has(name) !== removing;
      this.#show(
        language,
        isDone ? { kind: 'done', name, removing } : { kind: 'failed', name, removing, error: new ApiError('network') },
      );
    }
  }

  #show(language: Language, state: FileState): void {
    const others = this.states(language).filter(({ name }) => name !== state.name);
    this.#states.set(language, [...others, state]);
    this.#onChange(language, state);
  }
}
