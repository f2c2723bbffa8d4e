/** Which version of which template it is about. */
export interface TemplateDetail {
  templateId: string;
  versionId: string;
}

/** Tells, after the server has said that a draft is published. */
export class TemplatePublishedEvent extends CustomEvent<TemplateDetail> {
  static readonly TYPE = 'lupa-template-published';

  constructor(detail: TemplateDetail) {
    super(TemplatePublishedEvent.TYPE, { bubbles: true, composed: true, detail });
  }
}

/** Tells, after the server has said that a draft is thrown away. `isGone` where nothing of the template is left. */
export class TemplateDiscardedEvent extends CustomEvent<{ templateId: string; isGone: boolean }> {
  static readonly TYPE = 'lupa-template-discarded';

  constructor(detail: { templateId: string; isGone: boolean }) {
    super(TemplateDiscardedEvent.TYPE, { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-template-published': TemplatePublishedEvent;
    'lupa-template-discarded': TemplateDiscardedEvent;
  }
}
