/** The page of a request as it is printed: its very nodes and rules in a document of their own, which can be printed. */

type View = Window & typeof globalThis;

/** Widths and margins of paper; what a browser adds at its edges is its own. */
const PAPER = '@page{size:A4;margin:15mm}html{background:white}body{margin:15mm}@media print{body{margin:0}}';

const TOKEN = /-{2}lupa-[\w-]+/gu;
/** Of the paper, in CSS pixels. */
const MARGIN = 57;

/** An underline belongs to what has an address, and here nothing has one. */
const LINKS = 'a{text-decoration:underline}';

/** Draws an element as print into a frame, and again when the element has changed. */
export class PrintFrame {
  /** The page does not let us write into a frame: it stands in a sandbox. */
  isRefused = false;

  readonly #onRefused: () => void;
  #observer: MutationObserver | undefined;
  #frame: HTMLIFrameElement | undefined;
  #element: HTMLElement | undefined;

  constructor(onRefused: () => void) {
    this.#onRefused = onRefused;
  }

  draw(frame: HTMLIFrameElement, element: HTMLElement): void {
    if (frame === this.#frame && element === this.#element) return;
    this.leave();
    this.#frame = frame;
    this.#element = element;
    // Some browsers give a new frame its document late.
    frame.addEventListener('load', this.redraw);
    void customElements.whenDefined(element.localName).then(() => {
      if (element !== this.#element || element.shadowRoot === null) return;
      this.#observer = new MutationObserver(this.redraw);
      const changes = { subtree: true, childList: true, characterData: true, attributes: true };
      this.#observer.observe(element.shadowRoot, changes);
      this.redraw();
    });
  }

  leave(): void {
    this.#observer?.disconnect();
    this.#frame?.removeEventListener('load', this.redraw);
    this.#frame = undefined;
    this.#element = undefined;
  }

  print(): void {
    this.#frame?.contentWindow?.focus();
    this.#frame?.contentWindow?.print();
  }

  readonly redraw = () => {
    const [frame, element] = [this.#frame, this.#element];
    if (frame === undefined || element?.shadowRoot == null || !frame.isConnected) return;
    const { contentDocument: page, contentWindow } = frame;
    if (page === null || contentWindow === null) {
      this.isRefused = true;
      return this.#onRefused();
    }
    const { bottom } = drawInto(page, contentWindow as View, element, element.shadowRoot).getBoundingClientRect();
    frame.parentElement!.style.setProperty('--lupa-paper-length', `${Math.ceil(bottom) + MARGIN}px`);
  };
}

function drawInto(page: Document, view: View, element: HTMLElement, root: ShadowRoot): Element {
  const rules = root.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
  const sheetOf = (text: string) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };
  try {
    view.CSS.registerProperty({
      ...{ name: '--lupa-em', syntax: '<length>', inherits: true, initialValue: '16px' },
    });
  } catch {
    // It was drawn before.
  }
  const host = page.createElement('div');
  const copy = host.attachShadow({ mode: 'open' });
  copy.adoptedStyleSheets = [LINKS, ...rules].map((text) => asPrinted(sheetOf(text)));
  copy.append(...[...root.children].map((each) => withoutActs(page.importNode(each, true))));
  wearLooks(host, element, rules.join('\n'));
  const language = root.querySelector<HTMLElement>('[lang]')?.lang ?? '';
  page.documentElement.lang = language;
  page.title = root.querySelector('.lupa-title')?.textContent.trim() ?? '';
  page.adoptedStyleSheets = [sheetOf(PAPER)];
  page.body.replaceChildren(host);
  return host;
}

/** What holds on paper holds on the screen too. */
function asPrinted<T extends { cssRules: CSSRuleList }>(sheet: T): T {
  for (const rule of sheet.cssRules) {
    if ('media' in rule) {
      const { media } = rule as CSSMediaRule;
      const named = [...media];
      if (named.includes('print')) media.mediaText = 'all';
      else if (named.includes('screen')) media.mediaText = 'not all';
    }
    if ('cssRules' in rule) asPrinted(rule as CSSGroupingRule);
  }
  return sheet;
}

/** Nothing on paper is pressed, and nothing takes focus; what it says can be read all the same. */
function withoutActs(copy: Element): Element {
  for (const each of copy.querySelectorAll('a[href]')) each.removeAttribute('href');
  for (const each of copy.querySelectorAll('button, input, summary, [tabindex]')) each.setAttribute('tabindex', '-1');
  return copy;
}

/** The theme and the font of the page around, which do not reach into another document by themselves. */
function wearLooks(host: HTMLElement, element: HTMLElement, rules: string): void {
  const worn = getComputedStyle(element);
  for (const name of new Set(rules.match(TOKEN)))
    if (name !== '--lupa-em') host.style.setProperty(name, worn.getPropertyValue(name));
  host.style.fontFamily = worn.fontFamily;
  host.style.fontSize = worn.fontSize;
}
