import { toLanguage, type Language } from '../model/language.ts';

/** The nearest `lang` upwards from an element, stepping out of shadow roots; `fi` where there is none we speak. */
export function nearestLanguage(element: Element): Language {
  let node: Element | null = element;
  while (node !== null) {
    const holder: Element | null = node.closest('[lang]');
    const language = toLanguage(holder?.getAttribute('lang'));
    if (language !== undefined) return language;
    if (holder !== null && holder.getAttribute('lang') !== '') return 'fi';
    const root = (holder ?? node).getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return 'fi';
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back when a `lang` may have changed, in the document or in a shadow root that the element stands in. Returns how to stop. */
export function onLanguageChange(element: Element, listener: () => void): () => void {
  observer ??= new MutationObserver(() => {
    for (const each of listeners) each();
  });
  let node: Node = element;
  do {
    node = (node instanceof ShadowRoot ? node.host : node).getRootNode();
    observer.observe(node, { attributes: true, attributeFilter: ['lang'], subtree: true });
  } while (node instanceof ShadowRoot);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}
