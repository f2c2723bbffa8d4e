import { closeHistory, history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, type Command, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { RichText } from '../../../model/rich-text.ts';
import { documentOf, treeOf } from './document.ts';
import { markdownKeys } from './input-rules.ts';
import { alone, keys } from './keys.ts';
import type { Range } from './marks.ts';
import { differenceOf, withOpenLines } from './merge.ts';
import type { Omission } from './pasted-html.ts';
import { sliceOf, textOfHtml, textOfPlain } from './paste.ts';
import { DEPTH_ATTRIBUTE, heading } from './schema.ts';

export interface SurfaceHooks {
  /** Of the element that is written in. */
  attributes: () => Record<string, string>;
  isReadOnly: () => boolean;
  /** Language of the text. */
  lang: () => string;
  /** Level of the heading that the text stands under. */
  headingLevel: () => number;
  /** The writer has changed the text. */
  onText: (text: RichText) => void;
  /** Anything may be otherwise: text, selection, what can be undone. */
  onState: () => void;
  onPasted: (omissions: ReadonlySet<Omission>) => void;
  onLeave: () => void;
  openLink: () => void;
  goToTools: () => void;
}

/** Transactions with this are not the writer's. */
const OUTSIDE = 'lupa-outside';

const sameText = (one: RichText, other: RichText) => JSON.stringify(one) === JSON.stringify(other);

/** Where a text is written: the one place that knows of the browser's editing. */
export class Surface {
  readonly view: EditorView;
  readonly #hooks: SurfaceHooks;
  /** What the field and its owner agree on: what was given last, or what was told last. */
  #known: RichText;
  /** The document when it was known, as long as it holds what has not been told: words that are being composed. */
  #untold: { base: Node; mapping: Mapping } | undefined;
  /** Came while words were being composed. */
  #waiting: RichText | undefined;
  #pointed: Range | undefined;

  /** @param kept what a surface before it has left: text, selection and what can be undone */
  constructor(place: HTMLElement, text: RichText, hooks: SurfaceHooks, kept: EditorState | undefined) {
    this.#hooks = hooks;
    this.#known = text;
    this.view = new EditorView(place, {
      state: kept ?? EditorState.create({ doc: documentOf(text), plugins: this.#plugins() }),
      attributes: () => hooks.attributes(),
      editable: () => !hooks.isReadOnly(),
      decorations: ({ doc }) => this.#decorations(doc),
      nodeViews: {
        [heading.name]: (node) => {
          const depth = node.attrs['depth'] === 2 ? 2 : 1;
          const dom = document.createElement(`h${Math.min(6, hooks.headingLevel() + depth)}`);
          dom.setAttribute(DEPTH_ATTRIBUTE, String(depth));
          return { dom, contentDOM: dom };
        },
      },
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
      clipboardTextSerializer: ({ content }) => plainOf(content.content),
      handleDOMEvents: {
        paste: (_, event) => this.#paste(event),
        dragover: (view, event) => {
          if (view.dragging) return false;
          // Nothing comes from outside, files least of all.
          event.preventDefault();
          if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
          return true;
        },
        drop: (view, event) => {
          if (view.dragging) return false;
          event.preventDefault();
          return true;
        },
        compositionend: () => {
          // The view reads the composed words a moment later.
          setTimeout(() => this.#settle(), 60);
          return false;
        },
        blur: () => {
          this.#tell();
          hooks.onLeave();
          return false;
        },
      },
    });
    if (kept !== undefined) this.show(text);
  }

  get state(): EditorState {
    return this.view.state;
  }

  #plugins() {
    const outside = (act: () => void): Command => {
      return (_, dispatch) => {
        if (dispatch) act();
        return true;
      };
    };
    return [
      history(),
      markdownKeys(),
      keys({ openLink: outside(() => this.#hooks.openLink()), goToTools: outside(() => this.#hooks.goToTools()) }),
    ];
  }

  /** Does something to the text and goes on in it. */
  run(command: Command): void {
    alone(command)(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
  }

  /** Shows which words are meant while focus is elsewhere. */
  point(range: Range | undefined): void {
    this.#pointed = range;
    this.refresh();
  }

  get pointed(): Range | undefined {
    return this.#pointed;
  }

  /** Reads anew what the hooks say. */
  refresh(): void {
    this.view.setProps({});
  }

  /** Shows a text that came from elsewhere. The caret stays with its words, and nobody can undo what others did. */
  show(text: RichText): void {
    if (sameText(text, this.#known)) return;
    if (this.view.composing) {
      this.#waiting = text;
      return;
    }
    const { state } = this.view;
    const { base, mapping } = this.#untold ?? { base: state.doc, mapping: new Mapping() };
    this.#known = text;
    this.#waiting = undefined;
    const wanted = documentOf(text);
    const difference = differenceOf(base, this.view.hasFocus() ? withOpenLines(base, wanted) : wanted);
    if (difference === undefined) return;
    const { from, to, slice } = difference;
    const { tr } = state;
    tr.replace(mapping.map(from, -1), mapping.map(to, 1), slice);
    this.view.dispatch(tr.setMeta('addToHistory', false).setMeta(OUTSIDE, true));
  }

  /** Takes the surface away. @returns what the next one goes on with */
  destroy(): EditorState {
    this.#tell();
    const { state } = this.view;
    this.view.destroy();
    return state;
  }

  #dispatch(transaction: Transaction): void {
    const { doc } = this.view.state;
    this.view.updateState(this.view.state.apply(transaction));
    if (this.#pointed !== undefined && transaction.docChanged) {
      const { from, to } = this.#pointed;
      this.#pointed = { from: transaction.mapping.map(from), to: transaction.mapping.map(to) };
    }
    if (transaction.docChanged && transaction.getMeta(OUTSIDE) === undefined) {
      this.#untold ??= { base: doc, mapping: new Mapping() };
      this.#untold.mapping.appendMapping(transaction.mapping);
    }
    this.#settle();
    this.#hooks.onState();
  }

  /** Where no word is being composed: what waited for that comes, and what was written is told. */
  #settle(): void {
    if (this.view.isDestroyed || this.view.composing) return;
    if (this.#waiting !== undefined) this.show(this.#waiting);
    this.#tell();
  }

  #tell(): void {
    if (this.#untold === undefined) return;
    this.#untold = undefined;
    const text = treeOf(this.view.state.doc);
    if (sameText(text, this.#known)) return;
    this.#known = text;
    this.#hooks.onText(text);
  }

  #paste(event: ClipboardEvent): boolean {
    event.preventDefault();
    const data = event.clipboardData;
    if (data === null || this.#hooks.isReadOnly()) return true;
    const [html, plain] = [data.getData('text/html'), data.getData('text/plain')];
    const read = html === '' ? undefined : textOfHtml(html, this.#hooks.lang());
    const text = read !== undefined && read.text.length > 0 ? read.text : textOfPlain(plain);
    const { tr } = this.view.state;
    if (text.length > 0) {
      this.view.dispatch(closeHistory(tr.replaceSelection(sliceOf(text)).scrollIntoView().setMeta('uiEvent', 'paste')));
    }
    const omissions = new Set(read?.omissions);
    if (data.files.length > 0 && text.length === 0) omissions.add('images');
    this.#hooks.onPasted(omissions);
    return true;
  }

  #decorations(doc: Node): DecorationSet | null {
    if (this.#pointed === undefined) return null;
    const { from, to } = this.#pointed;
    return DecorationSet.create(doc, [Decoration.inline(from, to, { class: 'lupa-pointed' })]);
  }
}

/** What is copied, for where there is no formatting. */
function plainOf(blocks: readonly Node[]): string {
  return blocks
    .map((block) => {
      if (block.isTextblock) return block.textContent;
      return block.children
        .map(({ textContent }, index) => `${block.attrs['ordered'] === true ? `${index + 1}.` : '-'} ${textContent}`)
        .join('\n');
    })
    .join('\n\n');
}
