/** What else the demo lets a citizen tell, as a municipality would write it into its file. */
export const PROFILE_FIELDS = [
  {
    id: 'pronouns',
    kind: 'text',
    maxLength: 40,
    label: {
      fi: 'Pronominit',
      sv: 'Pronomen',
      en: 'Pronouns',
    },
    seenBy: [
      {
        fi: 'Vain sinä. Yksikään palvelu ei vielä lue tätä tietoa.',
        sv: 'Bara du. Ingen tjänst läser ännu den här uppgiften.',
        en: 'Only you. No service reads this yet.',
      },
    ],
  },
  {
    id: 'accessibility',
    kind: 'choices',
    needsStrong: true,
    label: {
      fi: 'Esteettömyystarpeet',
      sv: 'Behov av tillgänglighet',
      en: 'Accessibility needs',
    },
    seenBy: [
      {
        fi: 'Vain sinä. Yksikään palvelu ei vielä lue tätä tietoa.',
        sv: 'Bara du. Ingen tjänst läser ännu den här uppgiften.',
        en: 'Only you. No service reads this yet.',
      },
    ],
    options: [
      {
        id: 'step-free',
        label: {
          fi: 'Esteetön kulku',
          sv: 'Tillgänglig ingång',
          en: 'Step-free access',
        },
      },
      {
        id: 'hearing-loop',
        label: {
          fi: 'Kuulosilmukka',
          sv: 'Hörselslinga',
          en: 'Hearing loop',
        },
      },
      {
        id: 'sign-language',
        label: {
          fi: 'Viittomakieli',
          sv: 'Teckenspråk',
          en: 'Sign language',
        },
      },
      {
        id: 'plain-language',
        label: {
          fi: 'Selkokieli',
          sv: 'Lättläst språk',
          en: 'Easy language',
        },
      },
      {
        id: 'large-print',
        label: {
          fi: 'Isokokoinen teksti',
          sv: 'Stor stil',
          en: 'Large print',
        },
      },
    ],
  },
  {
    id: 'interests',
    kind: 'choices',
    label: {
      fi: 'Kiinnostuksen kohteet',
      sv: 'Intressen',
      en: 'Interests',
    },
    seenBy: [
      {
        fi: 'Vain sinä. Yksikään palvelu ei vielä lue tätä tietoa.',
        sv: 'Bara du. Ingen tjänst läser ännu den här uppgiften.',
        en: 'Only you. No service reads this yet.',
      },
    ],
    options: [
      {
        id: 'culture',
        label: {
          fi: 'Kulttuuri',
          sv: 'Kultur',
          en: 'Culture',
        },
      },
      {
        id: 'sports',
        label: {
          fi: 'Liikunta',
          sv: 'Motion och idrott',
          en: 'Sports',
        },
      },
      {
        id: 'nature',
        label: {
          fi: 'Luonto',
          sv: 'Natur',
          en: 'Nature',
        },
      },
      {
        id: 'libraries',
        label: {
          fi: 'Kirjastot',
          sv: 'Bibliotek',
          en: 'Libraries',
        },
      },
      {
        id: 'youth',
        label: {
          fi: 'Nuorten toiminta',
          sv: 'Ungdomsverksamhet',
          en: 'Youth activities',
        },
      },
    ],
  },
];
