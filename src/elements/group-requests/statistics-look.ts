import type { ResponseStatistics } from '../../contract/response-statistics.ts';
import { asApiError, isFatal, type Desk } from './desk.ts';

/** What is seen of the statistics; loaded when somebody wants to see them, for they take the server a while. */
export type Look =
  { kind: 'closed' } | { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; data: ResponseStatistics };

export class StatisticsLook {
  now: Look = { kind: 'closed' };

  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Whether there is somebody to ask. */
  get isThere(): boolean {
    return this.#desk.api?.statistics !== undefined;
  }

  close(): void {
    this.#become({ kind: 'closed' });
  }

  async open(): Promise<void> {
    const { api, templateId } = this.#desk;
    if (api?.statistics === undefined) return;
    const loading: Look = { kind: 'loading' };
    this.#become(loading);
    let next: Look;
    try {
      next = { kind: 'ready', data: await api.statistics(templateId) };
    } catch (cause) {
      const error = asApiError(cause);
      if (isFatal(error)) this.#desk.fail(error);
      next = { kind: 'failed' };
    }
    // Closed in the meantime, or opened again, or of another template.
    if (this.now === loading) this.#become(next);
  }

  #become(look: Look): void {
    this.now = look;
    this.#desk.host.requestUpdate();
  }
}
