import { ApiError } from '../../api/api-error.ts';
import type { UsedServicesApi } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { UsedService } from '../../contract/used-services.ts';

export type ServiceAct = 'narrow' | 'disconnect' | 'reconnect';

export interface ServiceActsHost {
  host: WidgetElement;
  api: () => UsedServicesApi | undefined;
  onDone: (act: ServiceAct, service: UsedService) => void;
  onFailed: (error: ApiError) => void;
  onUnknown: () => void;
}

/** What is being done to one service, one thing at a time, and never told done unless the server said so. */
export class ServiceActs {
  readonly #on: ServiceActsHost;
  readonly #action: ActionController<string, UsedService>;
  #begun: { act: ServiceAct; id: string } | undefined;

  constructor(on: ServiceActsHost) {
    this.#on = on;
    this.#action = new ActionController(on.host);
  }

  get underWay(): boolean {
    return this.#action.underWay;
  }

  /** `what` is the id of the service. */
  get state(): ActionState<string> {
    return this.#action.state;
  }

  /** Whether the service is the one that is asked about: what it may know, or whether it is left. */
  isBegun(act: ServiceAct, id: string): boolean {
    return this.#begun?.act === act && this.#begun.id === id;
  }

  /**
   * Asks about one service, or with nothing goes back. Nothing else is begun while something is under way; but nobody is
   * kept in a dialog by an answer that does not come: what came of it is told at the service.
   */
  begin(begun?: { act: ServiceAct; id: string }): void {
    if (!this.underWay) this.#action.leave();
    else if (begun) return;
    this.#begun = begun;
    this.#on.host.requestUpdate();
  }

  /** Another person's services are shown. What has been sent goes on by itself. */
  forget(): void {
    this.#action.leave();
    this.#begun = undefined;
  }

  check(): void {
    void this.#action.check();
  }

  /** @param shared ids of the data that are to be shared, where that is chosen */
  run(act: ServiceAct, { id, of, mark }: UsedService, shared: string[] = []): void {
    const api = this.#on.api();
    const holds = ({ data, disconnectedAt }: UsedService) =>
      act === 'narrow'
        ? data.every((each) => each.needed || each.shared === shared.includes(each.id))
        : (act === 'disconnect') === (disconnectedAt !== null);
    void this.#action.run({
      what: id,
      message: JSON.stringify([act, id, shared, mark]),
      send: () =>
        (act === 'narrow' ? api?.narrow?.(id, shared, mark) : api?.[act]?.(id, of)) ??
        Promise.reject(new ApiError('refused')),
      lookUp: async () => {
        const items = await api!.list().catch(notKnown);
        // What another has, who has signed in meanwhile, is no answer either.
        if (!items.some((each) => each.of === of)) notKnown();
        return items.find((each) => each.id === id && holds(each));
      },
      onDone: (service, shown) => {
        if (shown) this.#begun = undefined;
        this.#on.onDone(act, service);
      },
      onFailed: (error) => this.#on.onFailed(error),
      onUnknown: () => this.#on.onUnknown(),
    });
  }
}

/** Who is signed out meanwhile does not learn what came of it: that is no answer. */
function notKnown(): never {
  throw new ApiError('network');
}
