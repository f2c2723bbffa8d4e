import { msg } from '@lit/localize';

export function dayOver(): string {
  return msg('The last day is over: choose a later one', { id: 'template-editor.validity-over' });
}
