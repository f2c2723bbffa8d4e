/**
 * For each rule a sentence as it should not stand, and one that says the same rightly. They are in the language of the
 * text that is written, not in the one that its author reads the page in, and so are no messages.
 */
import type { AdviceLanguage, AdviceRule } from '../../model/text-advice/advice.ts';

export interface Example {
  before: string;
  after: string;
}

export const EXAMPLES: Record<AdviceLanguage, Record<AdviceRule, Example>> = {
  fi: {
    detriment: {
      before: 'Jos hylkäät pyynnön, lapsi menettää päiväkotipaikan.',
      after: 'Jos hylkäät pyynnön, lasta ei kuvata. Paikka päiväkodissa pysyy ennallaan.',
    },
    bundled: {
      before: 'Vastaamalla hyväksyt kerhon käyttöehdot.',
      after: 'Vastaus koskee vain kuvaamista.',
    },
    silence: {
      before: 'Jos et vastaa perjantaihin mennessä, katsomme sinun hyväksyneen pyynnön.',
      after: 'Jos et vastaa, lasta ei kuvata.',
    },
    preselection: {
      before: 'Jos lasta ei saa kuvata, poista rasti ruudusta.',
      after: 'Valitse jokaisen kohdan jälkeen kyllä tai ei.',
    },
    'no-withdrawal': {
      before: 'Suostumusta ei voi peruuttaa lukuvuoden aikana.',
      after: 'Voit perua suostumuksen milloin tahansa. Jo painettua lehteä ei voi vetää takaisin.',
    },
    guilt: {
      before: 'Valitettavasti lapsesi kuvaa ei oteta kevätjuhlassa.',
      after: 'Lasta ei kuvata kevätjuhlassa.',
    },
    'unequal-choice': {
      before: 'Jos hylkäät pyynnön, joudut täyttämään paperisen lomakkeen.',
      after: 'Jos hylkäät pyynnön, sinun ei tarvitse tehdä muuta.',
    },
    'time-pressure': {
      before: 'Vastaa heti, niin kuvaaja ehtii varautua.',
      after: 'Vastaa viimeistään 10.12.2026.',
    },
    'two-purposes': {
      before: 'Suostumus lapsen kuvaamiseen ja kuvien julkaisemiseen',
      after: 'Suostumus lapsen kuvaamiseen',
    },
    'vague-recipients': {
      before: 'Päiväkodin henkilökunta ja yhteistyökumppanit',
      after: 'Päiväkodin henkilökunta ja Kuvapaja Oy, joka ottaa valokuvat',
    },
    'storage-without-time': {
      before: 'Kuvia säilytetään niin kauan kuin on tarpeen.',
      after: 'Kuvat poistetaan viimeistään vuoden kuluttua toimintavuoden päättymisestä.',
    },
    'double-negation': {
      before: 'Rastita, jos et halua, että kuvia ei julkaista.',
      after: 'Saako kuvia julkaista?',
    },
    'long-sentence': {
      before:
        'Päiväkodissa otetaan lapsista valokuvia ja lyhyitä videoita arjessa, juhlissa ja retkillä, ja niitä voidaan esittää perheille, työntekijöille, opiskelijoille ja vierailijoille sekä tallentaa kaupungin arkistoon, kun toimintavuosi on päättynyt.',
      after:
        'Päiväkodissa otetaan lapsista valokuvia ja lyhyitä videoita. Niitä näytetään perheille ja työntekijöille. Toimintavuoden päätyttyä ne tallennetaan kaupungin arkistoon.',
    },
    'link-text': { before: 'tästä', after: 'ohje lasten kuvaamisesta' },
    'bold-heading': { before: 'Lihavoitu kappale: Mitä kuvataan', after: 'Otsikko: Mitä kuvataan' },
    capitals: { before: 'MUISTA VASTATA AJOISSA', after: 'Vastaa viimeistään 10.12.2026.' },
  },
  sv: {
    detriment: {
      before: 'Om du avböjer förlorar barnet sin plats på daghemmet.',
      after: 'Om du avböjer fotograferas barnet inte. Platsen på daghemmet påverkas inte.',
    },
    bundled: {
      before: 'Genom att svara godkänner du klubbens användarvillkor.',
      after: 'Svaret gäller bara fotograferingen.',
    },
    silence: {
      before: 'Om du inte svarar före fredag anser vi att du samtycker.',
      after: 'Om du inte svarar fotograferas barnet inte.',
    },
    preselection: {
      before: 'Ta bort krysset om barnet inte får fotograferas.',
      after: 'Välj ja eller nej vid varje punkt.',
    },
    'no-withdrawal': {
      before: 'Samtycket kan inte återkallas under läsåret.',
      after: 'Du kan återkalla samtycket när som helst. En tidning som redan är tryckt ändras inte.',
    },
    guilt: {
      before: 'Tyvärr fotograferas ditt barn inte på vårfesten.',
      after: 'Barnet fotograferas inte på vårfesten.',
    },
    'unequal-choice': {
      before: 'Om du avböjer måste du fylla i en pappersblankett.',
      after: 'Om du avböjer behöver du inte göra något annat.',
    },
    'time-pressure': {
      before: 'Svara genast så att fotografen hinner förbereda sig.',
      after: 'Svara senast 10.12.2026.',
    },
    'two-purposes': {
      before: 'Samtycke till att barnet fotograferas och att bilderna publiceras',
      after: 'Samtycke till att barnet fotograferas',
    },
    'vague-recipients': {
      before: 'Daghemmets personal och samarbetspartner',
      after: 'Daghemmets personal och Bildverkstaden Ab, som tar bilderna',
    },
    'storage-without-time': {
      before: 'Bilderna sparas så länge det behövs.',
      after: 'Bilderna raderas senast ett år efter att verksamhetsåret har tagit slut.',
    },
    'double-negation': {
      before: 'Kryssa för om du inte vill att bilderna inte publiceras.',
      after: 'Får bilderna publiceras?',
    },
    'long-sentence': {
      before:
        'På daghemmet tas det fotografier och korta videor av barnen i vardagen, på fester och under utflykter, och de kan visas för familjer, anställda, studerande och besökare samt sparas i stadens arkiv när verksamhetsåret är slut.',
      after:
        'På daghemmet tas det fotografier och korta videor av barnen. De visas för familjer och anställda. När verksamhetsåret är slut sparas de i stadens arkiv.',
    },
    'link-text': { before: 'här', after: 'anvisning om fotografering av barn' },
    'bold-heading': { before: 'Ett stycke i fetstil: Vad som fotograferas', after: 'Rubrik: Vad som fotograferas' },
    capitals: { before: 'KOM IHÅG ATT SVARA I TID', after: 'Svara senast 10.12.2026.' },
  },
};
