/** What a widget shows: one of these and never two, so that no flag can contradict another. */
export type WidgetState<T, E = unknown> =
  | { kind: 'unconfigured' }
  | { kind: 'signed-out' }
  | { kind: 'loading' }
  | { kind: 'empty' }
  | { kind: 'ready'; data: T }
  | { kind: 'failed'; error: E };

export type WidgetStateKind = WidgetState<unknown>['kind'];
