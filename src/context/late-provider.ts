import { ContextRoot } from '@lit/context';

let root: ContextRoot | undefined;

/** Keeps requests for a context until a provider comes: scripts of a page load in any order. */
export function awaitLateProviders(): void {
  if (root !== undefined) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
