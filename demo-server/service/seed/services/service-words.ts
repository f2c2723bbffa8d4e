/** What several services of the demo say: where data comes from, whose a service is, what it keeps, where its pages are. */

export const TOLD = {
  fi: 'Kerroit sen itse omissa tiedoissasi',
  sv: 'Du har själv uppgett den i dina uppgifter',
  en: 'You told it yourself in your information',
};
export const REGISTER = {
  fi: 'Väestötietojärjestelmästä',
  sv: 'Ur befolkningsdatasystemet',
  en: 'From the population information system',
};
export const CULTURE = {
  fi: 'Kulttuurin ja vapaa-ajan toimiala',
  sv: 'Sektorn för kultur och fritid',
  en: 'Culture and Leisure Division',
};
export const TWO_YEARS = {
  fi: 'Asiointisi tiedot säilytetään kaksi vuotta ja poistetaan sitten.',
  sv: 'Uppgifterna om dina ärenden bevaras i två år och raderas sedan.',
  en: 'What you have dealt with is kept for two years and then removed.',
};
export const CITY = { fi: 'Kaupunginkanslia', sv: 'Stadskansliet', en: 'City Executive Office' };
export const BY_USE = {
  fi: 'Syntyy, kun käytät palvelua',
  sv: 'Uppstår när du använder tjänsten',
  en: 'Comes from your use of the service',
};

export const pageOf = (path: string) => ({
  fi: `https://www.kunta.example/fi/${path}`,
  sv: `https://www.kunta.example/sv/${path}`,
  en: `https://www.kunta.example/en/${path}`,
});
