import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { UsedService } from '../../contract/used-services.ts';
import { dialog } from '../../ui/dialog.ts';
import { disconnectLabel, keepsText, nameOf, sendButtons, trouble, type UsedServicesScreen } from './act.view.ts';

/** What it means to leave a service, before it is left. */
export function leaveDialog(service: UsedService, screen: UsedServicesScreen): TemplateResult {
  const { id } = service;
  return dialog({
    level: screen.headingLevel + 1,
    stage: id,
    title: `${disconnectLabel()}: ${nameOf(service, screen.language)}`,
    body: html`<p>
        ${msg('The service is told nothing about you from here any more, and it cannot connect again unless you let it. What it has told here is removed.', { id: 'used-services.leave-text' })}
      </p>
      ${keepsText(service, screen)} ${trouble(id, screen)}`,
    buttons: sendButtons(disconnectLabel(), id, screen, 'lupa-danger'),
    onSubmit: () => screen.acts.run('disconnect', service),
    onClose: () => screen.onCancel(id),
  });
}
