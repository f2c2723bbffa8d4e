import { linkAddress } from './link-address.ts';
import type { LinkDraft, LinkForm } from './link-form.view.ts';
import { linkAt, mark, type Range } from './marks.ts';
import { link, schema } from './schema.ts';
import type { Surface } from './surface.ts';

export interface LinkWritingPlace {
  surface: () => Surface | undefined;
  /** Shows what is written. */
  refresh: () => void;
  /** Puts focus on a part of the field. */
  focus: (part: string) => void;
}

/** The link that is being written in a field: which words, and what address. */
export class LinkWriting {
  draft: LinkDraft | undefined;
  readonly #place: LinkWritingPlace;

  constructor(place: LinkWritingPlace) {
    this.#place = place;
  }

  /** Begins with the link at the caret, or with the words that are selected, or with words that are to be written. */
  open(): void {
    const surface = this.#place.surface();
    if (surface === undefined) return;
    const { selection } = surface.state;
    const old = linkAt(surface.state);
    const range: Range = old ?? { from: selection.from, to: selection.to };
    this.draft = {
      address: old?.href ?? '',
      label: old === undefined && selection.empty ? '' : undefined,
      trouble: 'none',
      isOld: old !== undefined,
    };
    surface.point(range);
    this.#place.refresh();
    this.#place.focus(this.draft.label === undefined ? 'link-address' : 'link-words');
  }

  /** @param returning whether focus goes back to the text */
  close(returning = true): void {
    if (this.draft === undefined) return;
    this.draft = undefined;
    const surface = this.#place.surface();
    surface?.point(undefined);
    this.#place.refresh();
    if (returning) surface?.view.focus();
  }

  /** The field is another one. */
  forget(): void {
    this.draft = undefined;
  }

  readonly handlers: Omit<LinkForm, 'id' | 'draft'> = {
    onChange: (change) => {
      if (this.draft) Object.assign(this.draft, change);
    },
    onSave: () => this.#save(),
    onRemove: () => {
      const range = this.#place.surface()?.pointed;
      this.close();
      if (range) this.#place.surface()?.run(mark(range, link, undefined));
    },
    onClose: () => this.close(),
  };

  #save(): void {
    const surface = this.#place.surface();
    const range = surface?.pointed;
    if (this.draft === undefined || surface === undefined || range === undefined) return;
    const { label } = this.draft;
    if (label?.trim() === '') return this.#ask({ trouble: 'no-words' }, 'link-words');
    const address = linkAddress(this.draft.address);
    if (address.kind === 'refused') return this.#ask({ trouble: address.fault }, 'link-address');
    if (address.kind === 'proposed') return this.#ask({ trouble: 'proposed', address: address.href }, 'link-address');
    const { href } = address;
    this.close();
    if (label === undefined) return surface.run(mark(range, link, { href }));
    surface.run(({ tr }, dispatch) => {
      const words = schema.text(label.trim(), [link.create({ href })]);
      dispatch?.(tr.replaceRangeWith(range.from, range.to, words).removeStoredMark(link).scrollIntoView());
      return true;
    });
  }

  #ask(change: Partial<LinkDraft>, part: string): void {
    Object.assign(this.draft!, change);
    this.#place.refresh();
    this.#place.focus(part);
  }
}
