import type { Profile } from '../../contract/profile.ts';
import type { Field } from './profile-fields.ts';

/** The question for an e-mail address, as something that is edited: put aside for later. */
export const FIRST_VISIT = 'firstVisit';

/** The question for an address as a field: it stands until it is removed. */
export function questionForLater({ firstVisit }: Profile): Field {
  return {
    ...{
      id: FIRST_VISIT,
      label: '',
      inputs: [{ name: FIRST_VISIT, label: '' }],
      shown: '',
      change: 'here',
      remove: 'here',
    },
    values: firstVisit ? { [FIRST_VISIT]: 'on' } : null,
    changeTo: () => ({ firstVisit: false }),
  };
}
