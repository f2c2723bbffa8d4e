/** What a widget shows: one of these and never two, so that no flag can contradict another. */
export type WidgetState<T, E = unknown> =
  | { kind: 'unconfigured' }
  /** `weak`: somebody is signed in, but must identify themselves strongly to see this. */
  | { kind: 'signed-out'; weak?: boolean }
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'ready'; data: T }
  | { kind: 'failed'; error: E };

export type WidgetStateKind = WidgetState<unknown>['kind'];
