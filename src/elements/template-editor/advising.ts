import type { ReactiveController } from 'lit';
import type { WidgetElement } from '../../base/widget-element.ts';
import { FORMATTED_FIELDS, type VersionText } from '../../model/agreed-text.ts';
import type { Localized } from '../../model/language.ts';
import type { RichText } from '../../model/rich-text.ts';
import { TEXT_LIMITS } from '../../model/template-draft.ts';
import { ADVICE_LANGUAGES, type Advice, type AdviceLanguage } from '../../model/text-advice/advice.ts';
import { adviseOn } from '../../model/text-advice/text-advice.ts';
import type { DraftKeeping } from './draft-keeping.ts';

/** Whoever types is not talked to: advice comes when the hand rests, in milliseconds. */
export const ADVISE_AFTER = 1_000;

/** What is advised, and the text in which it was found. */
export interface Advised {
  text: VersionText;
  advice: Advice[];
}

/** Reads the texts as they are typed, and says what could press or mislead those who are asked. */
export class Advising implements ReactiveController {
  readonly #host: WidgetElement;
  readonly #keeping: () => DraftKeeping | undefined;
  #advised: Localized<Advised> = {};
  #read = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: WidgetElement, keeping: () => DraftKeeping | undefined) {
    this.#host = host;
    this.#keeping = keeping;
    host.addController(this);
  }

  get advised(): Localized<Advised> {
    return this.#advised;
  }

  hostUpdate(): void {
    const keeping = this.#keeping();
    if (keeping === undefined) return;
    const texts = textsOf(keeping);
    const now = JSON.stringify(texts);
    if (now === this.#read) return;
    const isFirst = this.#read === '';
    this.#read = now;
    clearTimeout(this.#timer);
    if (isFirst) return this.#advise(texts);
    this.#timer = setTimeout(() => {
      this.#advise(texts);
      this.#host.requestUpdate();
    }, ADVISE_AFTER);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#read = '';
  }

  #advise(texts: Localized<{ text: VersionText; purposes: number }>): void {
    this.#advised = {};
    for (const language of ADVICE_LANGUAGES) {
      const read = texts[language];
      if (read === undefined) continue;
      this.#advised[language] = { text: read.text, advice: adviseOn(read.text, language, read.purposes) };
    }
  }
}

/** As they are shown, typed or saved. */
function textsOf(keeping: DraftKeeping): Localized<{ text: VersionText; purposes: number }> {
  const purposes = (keeping.value('purposes') as { id: string }[] | null) ?? [];
  return Object.fromEntries(
    ADVICE_LANGUAGES.filter((language) => keeping.value(`texts.${language}`) !== null).map((language) => [
      language,
      { text: textOf(keeping, language, purposes), purposes: purposes.length },
    ]),
  );
}

function textOf(keeping: DraftKeeping, language: AdviceLanguage, purposes: { id: string }[]): VersionText {
  const isFormatted = (field: string) => (FORMATTED_FIELDS as readonly string[]).includes(field);
  const read = (path: string): string | RichText | null =>
    keeping.value(`texts.${language}.${path}`) as string | RichText | null;
  const fields = Object.keys(TEXT_LIMITS).map((field) => [field, read(field) ?? (isFormatted(field) ? [] : '')]);
  // The name of a single purpose is nowhere shown.
  const names = purposes.length > 1 ? purposes.map(({ id }) => [id, read(`purposes.${id}`) ?? '']) : [];
  return {
    ...(Object.fromEntries(fields) as VersionText),
    ...(names.length > 0 && { purposes: Object.fromEntries(names) as Record<string, string> }),
  };
}
