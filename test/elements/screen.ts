/**
 * Finds things on the page as a person would: by what they are and what they are called, through shadow roots.
 * Names are computed after the accessible name computation, as far as the library's markup goes.
 */
import { waitUntil } from '@open-wc/testing';

export type Name = string | RegExp;
export type Place = Element | Document | ShadowRoot;

const ROLES: [selector: string, role: string][] = [
  ['button', 'button'],
  ['a[href]', 'link'],
  ['h1, h2, h3, h4, h5, h6', 'heading'],
  ['input[type=radio]', 'radio'],
  ['input[type=checkbox]', 'checkbox'],
  ['fieldset', 'group'],
  ['section[aria-labelledby], section[aria-label]', 'region'],
  ['ul, ol', 'list'],
  ['li', 'listitem'],
  ['article', 'article'],
  ['time', 'time'],
];

/** Every element below a place, in the order in which it is read; what stands in a slot comes where the slot is. */
export function* everyElement(place: Place): Generator<Element> {
  const root = place instanceof Element && place.shadowRoot !== null ? place.shadowRoot : place;
  const children =
    root instanceof HTMLSlotElement && root.assignedElements().length > 0 ? root.assignedElements() : root.children;
  for (const child of children) {
    yield child;
    yield* everyElement(child);
  }
}

function isShown(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    if (at.getAttribute('aria-hidden') === 'true') return false;
  }
  return element.checkVisibility({ visibilityProperty: true });
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

export function roleOf(element: Element): string | undefined {
  return element.getAttribute('role') ?? ROLES.find(([selector]) => element.matches(selector))?.[1];
}

const spaces = /[^\S\u00a0]+/gu;

/** The text that is seen, in reading order; spaces as one. */
export function textOf(place: Place): string {
  return gather(place).replace(spaces, ' ').trim();
}

function gather(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof Element && (node.getAttribute('aria-hidden') === 'true' || isLeftOut(node))) return '';
  const root = node instanceof Element && node.shadowRoot !== null ? node.shadowRoot : node;
  const children =
    root instanceof HTMLSlotElement && root.assignedNodes().length > 0 ? root.assignedNodes() : [...root.childNodes];
  const text = children.map(gather).join('');
  const block = node instanceof Element && !getComputedStyle(node).display.startsWith('inline');
  return block || node instanceof HTMLBRElement ? ` ${text} ` : text;
}

// Not checkVisibility: a slot has no box of its own, and what stands in it is seen.
function isLeftOut(element: Element): boolean {
  const { parentElement } = element;
  if (parentElement instanceof HTMLDetailsElement && !parentElement.open && !element.matches('summary')) return true;
  const { display, visibility } = getComputedStyle(element);
  return display === 'none' || visibility !== 'visible';
}

/** The language in which assistive technology reads a text that stands in the place. */
export function languageOf(text: string, place: Place): string | undefined {
  const holder = [...everyElement(place)].find((element) =>
    [...element.childNodes].some((node) => node instanceof Text && node.data.includes(text)),
  );
  for (let at: Element | null = holder ?? null; at !== null; at = parentOf(at)) {
    const lang = at.getAttribute('lang');
    if (lang !== null) return lang;
  }
  return undefined;
}

function referenced(element: Element, attribute: string): string | undefined {
  const ids = element.getAttribute(attribute)?.split(/\s+/u);
  const root = element.getRootNode() as Document | ShadowRoot;
  return ids?.map((id) => textOf(root.getElementById(id) ?? document.createElement('i'))).join(' ');
}

export function nameOf(element: Element): string {
  const label = referenced(element, 'aria-labelledby') ?? element.getAttribute('aria-label');
  if (label !== null) return label;
  if (element instanceof HTMLInputElement) return [...(element.labels ?? [])].map(textOf).join(' ');
  if (element instanceof HTMLFieldSetElement)
    return textOf(element.querySelector('legend') ?? document.createElement('i'));
  return textOf(element);
}

export function descriptionOf(element: Element): string {
  return referenced(element, 'aria-describedby') ?? '';
}

function fits(text: string, wanted: Name | undefined): boolean {
  return wanted === undefined || (typeof wanted === 'string' ? text === wanted : wanted.test(text));
}

export function allByRole(role: string, name?: Name, place: Place = document): HTMLElement[] {
  return [...everyElement(place)].filter(
    (element): element is HTMLElement => roleOf(element) === role && isShown(element) && fits(nameOf(element), name),
  );
}

/** The one element with the role and the name. Throws where there is none, or more than one. */
export function byRole(role: string, name?: Name, place: Place = document): HTMLElement {
  const found = allByRole(role, name, place);
  if (found.length === 1) return found[0]!;
  const there = allByRole(role, undefined, place).map((each) => `"${nameOf(each)}"`);
  throw new Error(`${found.length} × ${role} ${String(name)}; there are: ${there.join(', ')}`);
}

/** Waits for the one element with the role and the name. */
export async function findByRole(role: string, name?: Name, place: Place = document): Promise<HTMLElement> {
  await until(
    () => allByRole(role, name, place).length > 0,
    () => `${role} ${String(name)} in: ${textOf(place)}`,
  );
  return byRole(role, name, place);
}

/** Waits until the place shows the text. */
export async function shows(place: Place, text: Name): Promise<void> {
  const there = () => (typeof text === 'string' ? textOf(place).includes(text) : text.test(textOf(place)));
  await until(there, () => `"${String(text)}" in: ${textOf(place)}`);
}

/** Waits for something to become true; `what` says what, for when it does not. */
export async function until(condition: () => boolean, what: string | (() => string)): Promise<void> {
  try {
    await waitUntil(condition, '', { interval: 4, timeout: 3000 });
  } catch {
    throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`);
  }
}

/** What has focus, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Presses as a mouse does: focus first, then the click. */
export function press(element: HTMLElement): void {
  element.focus();
  element.click();
}
