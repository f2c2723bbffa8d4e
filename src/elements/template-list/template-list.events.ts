/**
 * Tells, after the server has said that a template is made or copied, and before the page goes to its editor.
 * `preventDefault()` keeps the page where it is.
 */
export class TemplateCreatedEvent extends CustomEvent<{ templateId: string }> {
  static readonly TYPE = 'lupa-template-created';

  constructor(detail: { templateId: string }) {
    super(TemplateCreatedEvent.TYPE, { bubbles: true, composed: true, cancelable: true, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-template-created': TemplateCreatedEvent;
  }
}
