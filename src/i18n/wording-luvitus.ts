import type { WordingOverrides } from './localize.ts';

/** The words of Helsinki's permission service ("luvitus"), where they differ from the plain ones. */
export const LUVITUS: WordingOverrides = {
  fi: {
    'consent-list.title': 'Luvitukset',
    'consent-list.requested-by': 'Luvituspyynnön esittäjä',
    'consent-list.empty': 'Ei luvituspyyntöjä',
    'consent-detail.back': 'Kaikki luvituksesi',
    'consent-detail.kicker': 'Luvituspyyntö',
    'consent-detail.requester': 'Luvituspyynnön esittäjä',
    'consent-detail.withdraw': 'Peru luvitus',
    'session.sign-in': 'Tunnistaudu ja kirjaudu sisään',
    'state.sign-in': 'Tunnistaudu ja kirjaudu sisään',
    'state.signed-out': 'Kirjaudu sisään, niin näet luvituksesi',
    'status.waiting': 'Odottaa toimenpidettäsi',
    'status.in-force': 'Voimassa oleva luvitus',
  },
};
