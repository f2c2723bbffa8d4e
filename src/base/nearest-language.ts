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

/** Calls back when any `lang` in the document may have changed. Returns how to stop. */
export function onLanguageChange(listener: () => void): () => void {
  observer ??= new MutationObserver(() => {
    for (const each of listeners) each();
  });
  if (listeners.size === 0) {
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}
