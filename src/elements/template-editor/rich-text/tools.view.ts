import { html, nothing, svg, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.ts';
import {
  keysHint,
  keysOf,
  LANGUAGE_NAMES,
  languageHint,
  noLanguage,
  toolbarName,
  toolName,
  type ToolName,
} from './words.ts';
import type { LineKind } from './lines.ts';

/** What the tools show of the text where the caret is. */
export interface ToolState {
  kind: LineKind | undefined;
  strong: boolean;
  link: boolean;
  /** BCP 47 tag of the words at the caret, if they have one of their own. */
  lang: string | undefined;
  undo: boolean;
  redo: boolean;
}

export interface Tools {
  /** Of the field: names of parts begin with it. */
  id: string;
  label: string;
  /** Language of the field. */
  lang: string;
  state: ToolState;
  /** The one that Tab comes to. */
  current: ToolName;
  linkOpen: boolean;
  menuOpen: boolean;
  onCurrent: (tool: ToolName) => void;
  onUse: (tool: ToolName) => void;
  onLanguage: (lang: string | undefined) => void;
  /** @param returning whether focus comes back to the tool */
  onMenu: (open: boolean, returning?: boolean) => void;
  onBack: () => void;
}

export const TOOLS = [
  ['strong', 'heading-1', 'heading-2'],
  ['bullets', 'numbers'],
  ['link', 'language'],
  ['undo', 'redo'],
] as const satisfies ToolName[][];
const ORDER: ToolName[] = TOOLS.flat();

const letters = (text: string) => html`<span class="lupa-glyph" aria-hidden="true">${text}</span>`;
const drawn = (path: string) =>
  html`<svg class="lupa-icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${path}></path>`}</svg>`;

const PICTURES: Record<ToolName, () => TemplateResult> = {
  strong: () => letters('B'),
  'heading-1': () => letters('H1'),
  'heading-2': () => letters('H2'),
  bullets: () => drawn('M9.5 6H20M9.5 12H20M9.5 18H20M4.4 6h.2m-.2 6h.2m-.2 6h.2'),
  numbers: () => drawn('M10 6h10M10 12h10M10 18h10M3.5 5L5 4v5m-1.7 6.2c.7-1.3 2.7-1 2.5.4-.1.9-2.5 2.2-2.5 3.4h2.7'),
  link: () =>
    drawn('M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5'),
  language: () =>
    drawn('M4 6h9M8.5 4v2M11 6c-.8 4-3.5 6.7-7 8M6 9c1 2.5 3 4.2 5.5 5M12 20l4.2-10L20.5 20M13.5 16.5h5.5'),
  undo: () => drawn('M9 13.5L4.5 9 9 4.5M4.5 9H14a5.5 5.5 0 0 1 0 11h-3.5'),
  redo: () => drawn('M15 13.5L19.5 9 15 4.5M19.5 9H10a5.5 5.5 0 0 0 0 11h3.5'),
};

function isPressed(tool: ToolName, { kind, strong, link, lang }: ToolState): boolean | undefined {
  switch (tool) {
    case 'strong':
      return strong;
    case 'link':
      return link;
    case 'language':
      return lang !== undefined;
    case 'undo':
    case 'redo':
      return undefined;
    default:
      return kind === tool;
  }
}

/** The tools of one field. One of them is in the order of Tab; arrow keys, Home and End lead to the others. */
export function toolbar(tools: Tools): TemplateResult {
  const { id, label, onCurrent, onBack } = tools;
  const onKey = (event: KeyboardEvent) => {
    const from = (event.target as Element).closest<HTMLElement>('[data-tool]');
    if (event.key === 'Escape' && !tools.menuOpen) {
      event.stopPropagation();
      return onBack();
    }
    const at = ORDER.indexOf(from?.dataset['tool'] as ToolName);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + ORDER.length,
      Home: 0,
      End: ORDER.length - 1,
    };
    const to = steps[event.key];
    if (at === -1 || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = ORDER[to % ORDER.length]!;
    onCurrent(next);
    (event.currentTarget as Element).querySelector<HTMLElement>(`[data-tool="${next}"]`)?.focus();
  };
  return html`<div class="lupa-tools">
    <div
      class="lupa-toolbar"
      role="toolbar"
      id="${id}-tools"
      aria-label=${toolbarName(label)}
      aria-controls=${id}
      aria-describedby="${id}-keys"
      @keydown=${onKey}
    >
      ${TOOLS.map((group) => html`<div class="lupa-tool-group">${group.map((tool) => toolButton(tool, tools))}</div>`)}
    </div>
    <p class="lupa-keys" id="${id}-keys">${keysHint()}</p>
  </div>`;
}

function toolButton(tool: ToolName, tools: Tools): TemplateResult {
  const { id, state, current, linkOpen, menuOpen, onUse, onCurrent } = tools;
  const pressed = isPressed(tool, state);
  const keys = keysOf(tool);
  const opens = tool === 'language' ? menuOpen : tool === 'link' ? linkOpen : undefined;
  const idle = (tool === 'undo' && !state.undo) || (tool === 'redo' && !state.redo);
  // The words keep their selection while a tool is pressed.
  const keep = (event: Event) => event.preventDefault();
  const use = () => {
    onCurrent(tool);
    if (!idle) onUse(tool);
  };
  return html`<button
    type="button"
    class="lupa-tool"
    id="${id}-tool-${tool}"
    data-tool=${tool}
    tabindex=${tool === current ? '0' : '-1'}
    aria-pressed=${pressed === undefined || tool === 'language' ? nothing : pressed ? 'true' : 'false'}
    aria-haspopup=${tool === 'language' ? 'menu' : nothing}
    aria-expanded=${opens === undefined ? nothing : opens ? 'true' : 'false'}
    aria-disabled=${idle ? 'true' : nothing}
    aria-keyshortcuts=${shortcutOf(tool) ?? nothing}
    @mousedown=${keep}
    @click=${use}
  >
    ${PICTURES[tool]()}<span class="lupa-tool-name"
      >${toolName(tool)}${
        tool === 'language' && state.lang !== undefined ? html`: ${languageName(state.lang)}` : nothing
      }<span class="lupa-tool-keys" aria-hidden="true">${keys === '' ? nothing : html` (${keys})`}</span></span
    >
  </button>`;
}

/** In the words of ARIA. */
function shortcutOf(tool: ToolName): string | undefined {
  const keys: Partial<Record<ToolName, string>> = {
    strong: 'Control+B Meta+B',
    'heading-1': 'Control+Alt+1 Meta+Alt+1',
    'heading-2': 'Control+Alt+2 Meta+Alt+2',
    bullets: 'Control+Shift+8 Meta+Shift+8',
    numbers: 'Control+Shift+7 Meta+Shift+7',
    link: 'Control+K Meta+K',
    undo: 'Control+Z Meta+Z',
    redo: 'Control+Y Meta+Shift+Z',
  };
  return keys[tool];
}

/** A language by its own name, one that is not among ours too. */
function languageName(lang: string): string {
  const [, ours] = LANGUAGE_NAMES.find(([tag]) => tag === lang) ?? [];
  if (ours !== undefined) return ours;
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}

/** The languages that words can be marked with. */
export function languageMenu(tools: Tools): TemplateResult | typeof nothing {
  if (!tools.menuOpen) return nothing;
  const { id, lang, state, onLanguage, onMenu } = tools;
  const tags: string[] = LANGUAGE_NAMES.map(([tag]) => tag).filter((tag) => tag !== lang);
  if (state.lang !== undefined && !tags.includes(state.lang)) tags.push(state.lang);
  const onKey = (event: KeyboardEvent) => {
    const items = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role=menuitemradio]')];
    const at = items.indexOf(event.target as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + items.length,
      Home: 0,
      End: items.length - 1,
    };
    const to = steps[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      onMenu(false);
    } else if (to !== undefined) {
      event.preventDefault();
      items[to % items.length]?.focus();
    }
  };
  const choice = (tag: string | undefined) => html`<button
    type="button"
    class="lupa-language"
    role="menuitemradio"
    tabindex="-1"
    aria-checked=${state.lang === tag ? 'true' : 'false'}
    lang=${tag ?? nothing}
    @click=${() => onLanguage(tag)}
  >
    <span class="lupa-check">${state.lang === tag ? icon('check') : nothing}</span>${
      tag === undefined ? noLanguage() : languageName(tag)
    }
  </button>`;
  const onLeave = (event: FocusEvent) => {
    const next = event.relatedTarget as Element | null;
    if (next !== null && !(event.currentTarget as Element).contains(next) && next.id !== `${id}-tool-language`)
      onMenu(false, false);
  };
  return html`<div class="lupa-languages" @keydown=${onKey} @focusout=${onLeave}>
    <p class="lupa-tool-hint" id="${id}-language-hint">${languageHint()}</p>
    <div
      role="menu"
      id="${id}-languages"
      aria-label=${toolName('language')}
      aria-describedby="${id}-language-hint"
      class="lupa-language-items"
    >
      ${choice(undefined)}${tags.map(choice)}
    </div>
  </div>`;
}
