import { warnOnce } from './tagged-console.ts';

/** Replaced at build time. */
declare const __LUPA_VERSION__: string | undefined;

export const VERSION = typeof __LUPA_VERSION__ === 'string' ? __LUPA_VERSION__ : 'development';

interface VersionedElement extends CustomElementConstructor {
  lupaVersion?: string;
}

/** Whether the console has been told of another copy: once for all the tags of this one. */
let told = false;

/**
 * Registers an element, once for the page. Where the tag is taken the first definition stays; a second copy of
 * another version is told in the console.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const taken = customElements.get(tag) as VersionedElement | undefined;
  if (taken === undefined) {
    (element as VersionedElement).lupaVersion = VERSION;
    try {
      customElements.define(tag, element);
    } catch (error) {
      // One element that cannot be defined must not take the rest of its bundle with it.
      console.error(error);
    }
  } else if (taken.lupaVersion !== VERSION && !told) {
    told = true;
    warnOnce(tag, `stays at version ${taken.lupaVersion}, not ${VERSION}: load Lupa from one place`);
  }
}
