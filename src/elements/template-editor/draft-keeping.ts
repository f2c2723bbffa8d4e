import { ApiError } from '../../api/api-error.ts';
import { EditConflictError } from '../../api/edit-conflict.ts';
import type { TemplateEditorApi } from '../../api/ports.ts';
import type { EditableTemplate } from '../../contract/template-draft.ts';
import { sameValue } from '../../model/same-value.ts';
import { fieldAt } from './draft-field.ts';
import { keepChanges, keptChanges, type ChangeStorage, type TypedChanges, type Writing } from './kept-changes.ts';

/** After the last key, in milliseconds; and the longest that something typed waits. */
export const SAVE_AFTER = 800;
const SAVE_AT_LATEST = 5_000;
/** How long the next try waits after one without an answer: doubled each time, in milliseconds. */
const RETRY = { first: 2_000, longest: 60_000 };
/** Changes of one message, and about how long it may be: the server takes 200 of them, and 1 MB. */
const MESSAGE = { changes: 100, characters: 300_000 };

/** Where what was typed stands: one of these. */
export type Keeping =
  | { kind: 'saved'; at: Date | undefined }
  | { kind: 'typing' }
  | { kind: 'saving' }
  /** No answer comes; tried again by itself. */
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  /** Somebody has published the draft or thrown it away meanwhile. */
  | { kind: 'no-draft' }
  /** The template is not there any more, or not the writer's to write. */
  | { kind: 'gone' }
  /** What is left is for the editor to settle: conflicts, or what the server does not take. */
  | { kind: 'unsettled' }
  | { kind: 'failed'; error: ApiError };

/** A field that two have written in. */
export interface FieldConflict {
  theirs: unknown;
  /** Name of the other; null where it is not known. */
  by: string | null;
  /** Instant in UTC, ISO 8601. */
  at: string | null;
}

export interface DraftKeepingOptions {
  templateId: string;
  api: () => TemplateEditorApi | undefined;
  storage: ChangeStorage | undefined;
  /** Something that is shown has changed. */
  onChange: () => void;
}

/**
 * Keeps what is typed in a template: in the browser at once, at the server after a moment. Nothing that was typed is
 * dropped but by whoever typed it; nothing that a colleague wrote is overwritten unseen.
 */
export class DraftKeeping {
  /** As the server last told it. */
  template: EditableTemplate;
  /** Fields that were typed before the page was loaded again, and are brought back. */
  readonly broughtBack: number;
  /** Whether the browser holds what the server does not. */
  isKeptHere = true;

  readonly #options: DraftKeepingOptions;
  readonly #writing: Writing;
  readonly #typed: TypedChanges;
  readonly #conflicts = new Map<string, FieldConflict>();
  /** Why the server does not take the value of a field. */
  readonly #refused = new Map<string, string>();
  /** Fields that the browser need not keep any more. */
  readonly #gone = new Set<string>();
  #sending = new Set<string>();
  #trouble: ApiError | undefined;
  #savedAt: Date | undefined;
  #typingSince: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = RETRY.first;
  #isStopped = false;
  /** One message at a time: an older answer never takes the place of a newer. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(template: EditableTemplate, options: DraftKeepingOptions) {
    this.template = template;
    this.#options = options;
    this.#writing = { viewer: template.viewer, templateId: options.templateId };
    this.#typed = keptChanges(options.storage, this.#writing);
    this.#adopt(template);
    this.broughtBack = this.#typed.size;
    if (this.broughtBack > 0) this.#saveSoon(0);
  }

  get state(): Keeping {
    const { kind } = this.#trouble ?? {};
    if (this.#sending.size > 0) return { kind: 'saving' };
    if (this.#typed.size > 0 && this.template.draft === null) return { kind: 'no-draft' };
    if (kind === 'signed-out') return { kind };
    if (kind === 'not-found') return { kind: 'gone' };
    if (this.#trouble?.leavesOutcomeOpen) return { kind: 'offline' };
    if (this.#trouble !== undefined) return { kind: 'failed', error: this.#trouble };
    if (this.#sendable().length > 0) return { kind: 'typing' };
    if (this.#typed.size > 0) return { kind: 'unsettled' };
    return { kind: 'saved', at: this.#savedAt };
  }

  get conflicts(): ReadonlyMap<string, FieldConflict> {
    return this.#conflicts;
  }

  get refused(): ReadonlyMap<string, string> {
    return this.#refused;
  }

  /** How many fields the server does not have as they are shown. */
  get unsaved(): number {
    return this.#typed.size;
  }

  /** Paths of these. */
  get unsavedPaths(): string[] {
    return [...this.#typed.keys()];
  }

  /** The field as it is shown: as it was typed, or as the server has it. */
  value(path: string): unknown {
    const typed = this.#typed.get(path);
    return typed === undefined ? fieldAt(this.template, path) : typed.to;
  }

  /** The field has been written in. */
  type(path: string, to: unknown): void {
    const typed = this.#typed.get(path);
    const kept = fieldAt(this.template, path);
    if (sameValue(this.value(path), to)) return;
    const from = typed === undefined ? (kept ?? this.#unwritten(path, to)) : typed.from;
    const sent = typed?.sent ?? [];
    this.#refused.delete(path);
    const isBack = sameValue(kept, to) && sameValue(from, to) && sent.length === 0 && !this.#sending.has(path);
    if (isBack) this.#forget([path]);
    else this.#typed.set(path, { from, to, sent });
    this.#keep();
    this.#typingSince ??= Date.now();
    this.#saveSoon(Math.min(SAVE_AFTER, Math.max(0, this.#typingSince + SAVE_AT_LATEST - Date.now())));
    this.#options.onChange();
  }

  /** Settles a conflict: what was typed here is written over what the other wrote, or makes way for it. */
  settle(path: string, whose: 'mine' | 'theirs'): void {
    const conflict = this.#conflicts.get(path);
    const typed = this.#typed.get(path);
    if (conflict === undefined || typed === undefined) return;
    this.#conflicts.delete(path);
    if (whose === 'mine') this.#typed.set(path, { ...typed, from: conflict.theirs });
    else this.#forget([path]);
    this.#keep();
    this.#saveSoon(0);
    this.#options.onChange();
  }

  /** Throws away what was typed and the server does not have. */
  drop(): void {
    this.#forget([...this.#typed.keys()]);
    this.#keep();
    this.#options.onChange();
  }

  /** Saves now. Resolves to whether the server has all of it. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#inTurn(() => this.#save());
    return this.#typed.size === 0;
  }

  /** Carries out another change of the template, after those that are under way. Rejects as `work` does. */
  async act<T>(work: () => Promise<T>, templateOf: (result: T) => EditableTemplate | null): Promise<T> {
    return this.#inTurn(async () => {
      const result = await work();
      const template = templateOf(result);
      if (template !== null) this.#adopt(template);
      this.#options.onChange();
      return result;
    });
  }

  /** Asks how the template is now: what colleagues have written comes in. Rejects where there is no answer. */
  async refresh(): Promise<void> {
    const { api, templateId } = this.#options;
    await this.#inTurn(async () => {
      const now = await api()
        ?.template(templateId)
        .catch((error: unknown) => this.missed(error));
      if (now === undefined) return;
      this.#trouble = undefined;
      this.#adopt(now);
      await this.#save();
      this.#options.onChange();
    });
  }

  /** A look has failed: that takes nothing away, unless there is nothing to look at any more. Rejects as it did. */
  missed(error: unknown): never {
    if (error instanceof ApiError && error.kind === 'not-found') {
      this.#trouble = error;
      this.#options.onChange();
    }
    throw error;
  }

  /**
   * Ends the trying: what was typed stays in the browser, and is tried again by who opens the template next. Where the
   * browser cannot keep it, the trying goes on.
   */
  stop(): void {
    this.#isStopped = this.isKeptHere;
    if (this.#isStopped) clearTimeout(this.#timer);
  }

  /** The page that was left is there again. */
  goOn(): void {
    this.#isStopped = false;
    if (this.#typed.size > 0) this.#saveSoon(0);
  }

  /** A text of a language or a purpose that is added just now is empty by the time that it is written in. */
  #unwritten(path: string, to: unknown): unknown {
    const [first, language, name] = path.split('.');
    const isAdded = first === 'texts' && name !== undefined && this.value(`texts.${language}`) !== null;
    if (!isAdded) return null;
    return typeof to === 'string' ? '' : [];
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #saveSoon(after: number): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.flush(), after);
  }

  #sendable(): { path: string; from: unknown; to: unknown }[] {
    return [...this.#typed]
      .filter(([path]) => !this.#conflicts.has(path) && !this.#refused.has(path))
      .map(([path, { from, to }]) => ({ path, from, to }));
  }

  #nextMessage(): { path: string; from: unknown; to: unknown }[] {
    let characters = 0;
    return this.#sendable()
      .slice(0, MESSAGE.changes)
      .filter((change, index) => {
        characters += JSON.stringify(change).length;
        return index === 0 || characters <= MESSAGE.characters;
      });
  }

  async #save(): Promise<void> {
    const { api, templateId, onChange } = this.#options;
    for (;;) {
      const changes = this.#nextMessage();
      const port = api();
      if (changes.length === 0 || port === undefined || this.template.draft === null) break;
      this.#typingSince = undefined;
      this.#sending = new Set(changes.map(({ path }) => path));
      onChange();
      try {
        this.#saved(changes, await port.edit(templateId, changes));
      } catch (error) {
        if (!this.#meet(error instanceof ApiError ? error : new ApiError('unreadable'), changes)) break;
      } finally {
        this.#sending = new Set();
      }
    }
    this.#keep();
    onChange();
  }

  #saved(changes: { path: string; to: unknown }[], template: EditableTemplate): void {
    for (const { path, to } of changes) {
      const typed = this.#typed.get(path);
      if (typed === undefined) continue;
      if (sameValue(typed.to, to)) this.#forget([path]);
      else this.#typed.set(path, { from: to, to: typed.to, sent: [] });
    }
    this.#trouble = undefined;
    this.#wait = RETRY.first;
    this.#savedAt = new Date();
    this.#adopt(template);
  }

  /** @returns whether what is left can be sent now */
  #meet(error: ApiError, changes: { path: string; to: unknown }[]): boolean {
    if (error instanceof EditConflictError) {
      this.#trouble = undefined;
      for (const { path, theirs = null, by, at } of error.conflict.conflicts)
        this.#conflicts.set(path, { theirs, by, at });
      this.#adopt(error.conflict.template);
      return true;
    }
    const faults = Array.isArray(error.errors) ? error.errors : [];
    const paths = faults.flatMap(({ field, message }) => {
      const path = changes[Number(/^changes\.(?<index>\d+)\./u.exec(field)?.groups?.['index'])]?.path;
      return path === undefined ? [] : [[path, message] as const];
    });
    for (const [path, message] of paths) this.#refused.set(path, message);
    if (paths.length > 0) return true;
    this.#trouble = error;
    if (error.leavesOutcomeOpen) {
      for (const { path, to } of changes) this.#typed.get(path)?.sent.push(to);
      this.#saveSoon(this.#wait);
      this.#wait = Math.min(RETRY.longest, this.#wait * 2);
    } else if (error.code === 'not-possible') {
      // Nothing is being written any more: how it stands is asked after this turn.
      this.#trouble = undefined;
      void this.refresh().catch(() => undefined);
      this.template = { ...this.template, draft: null };
    }
    return false;
  }

  /** Takes what the server has: what was typed stays in sight, and is compared with it. */
  #adopt(template: EditableTemplate): void {
    this.template = template;
    for (const [path, typed] of this.#typed) {
      const kept = fieldAt(template, path);
      const conflict = this.#conflicts.get(path);
      if (sameValue(kept, typed.to) && !this.#sending.has(path)) this.#forget([path]);
      // It came through after all, and then more was typed.
      else if (typed.sent.some((each) => sameValue(each, kept))) {
        this.#typed.set(path, { from: kept, to: typed.to, sent: [] });
        this.#conflicts.delete(path);
      } else if (conflict !== undefined) {
        if (sameValue(kept, typed.from)) this.#conflicts.delete(path);
        else this.#conflicts.set(path, { ...conflict, theirs: kept });
      }
    }
  }

  #forget(paths: string[]): void {
    for (const path of paths) {
      this.#typed.delete(path);
      this.#conflicts.delete(path);
      this.#refused.delete(path);
      this.#gone.add(path);
    }
  }

  #keep(): void {
    const { storage } = this.#options;
    this.isKeptHere = keepChanges(storage, this.#writing, this.#typed, this.#gone);
    this.#gone.clear();
  }
}
