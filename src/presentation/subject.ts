import { msg } from '@lit/localize';
import type { ConsentSummary } from '../contract/consent-summary.ts';

export { messages as subjectMessages } from '../i18n/generated/subject.ts';

/** What the person is to the viewer: the word before the name, for names are never inflected. */
export function relationLabel(relation: ConsentSummary['subject']['relation']): string | undefined {
  switch (relation) {
    case 'self':
      return undefined;
    case 'child':
      return msg('Child', { id: 'subject.child' });
    case 'ward':
      return msg('Person you act for', { id: 'subject.ward' });
    case 'unknown':
      return msg('Person', { id: 'subject.person' });
  }
}
