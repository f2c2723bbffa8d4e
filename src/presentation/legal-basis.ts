import { msg } from '@lit/localize';
import type { ConsentDetail } from '../contract/consent-detail.ts';

export { messages as legalBasisMessages } from '../i18n/generated/legal-basis.ts';

/** The legal bases of GDPR Article 6(1), in words. */
export function legalBasisLabel(basis: ConsentDetail['legalBasis']): string {
  switch (basis) {
    case 'consent':
      return msg('Consent', { id: 'legal-basis.consent' });
    case 'contract':
      return msg('Contract', { id: 'legal-basis.contract' });
    case 'legal-obligation':
      return msg('Legal obligation', { id: 'legal-basis.legal-obligation' });
    case 'vital-interest':
      return msg('Vital interest', { id: 'legal-basis.vital-interest' });
    case 'public-task':
      return msg('Public task', { id: 'legal-basis.public-task' });
    case 'legitimate-interest':
      return msg('Legitimate interest', { id: 'legal-basis.legitimate-interest' });
    case 'unknown':
      return '–';
  }
}
