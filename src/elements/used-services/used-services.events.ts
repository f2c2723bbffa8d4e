/** Tells that the server has disconnected a service. */
export class ServiceDisconnectedEvent extends CustomEvent<{ id: string }> {
  static readonly TYPE = 'lupa-service-disconnected';

  constructor(id: string) {
    super(ServiceDisconnectedEvent.TYPE, { bubbles: true, composed: true, detail: { id } });
  }
}

/** Tells that the server has kept what the person lets a service know, or has let it be used again. */
export class ServiceDataChangedEvent extends CustomEvent<{ id: string }> {
  static readonly TYPE = 'lupa-service-data-changed';

  constructor(id: string) {
    super(ServiceDataChangedEvent.TYPE, { bubbles: true, composed: true, detail: { id } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-service-disconnected': ServiceDisconnectedEvent;
    'lupa-service-data-changed': ServiceDataChangedEvent;
  }
}
