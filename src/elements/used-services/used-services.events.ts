/** Tells that the server has disconnected a service. */
export class ServiceDisconnectedEvent extends CustomEvent<{ id: string }> {
  static readonly TYPE = 'lupa-service-disconnected';

  constructor(detail: { id: string }) {
    super(ServiceDisconnectedEvent.TYPE, { bubbles: true, composed: true, detail });
  }
}

/** Tells that the server has kept what the person lets a service know, or has let it be used again. */
export class ServiceDataChangedEvent extends CustomEvent<{ id: string }> {
  static readonly TYPE = 'lupa-service-data-changed';

  constructor(detail: { id: string }) {
    super(ServiceDataChangedEvent.TYPE, { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-service-disconnected': ServiceDisconnectedEvent;
    'lupa-service-data-changed': ServiceDataChangedEvent;
  }
}
