/** Finnish. A negated verb has a form of its own (“menettää”, “ei menetä”), so that few patterns need to rule it out. */
import { mention, phrases } from './phrase.ts';
import type { Words } from './wording.ts';

const NOT = 'en|et|ei|emme|ette|eivät';
const not = mention(`(${NOT}|eikä|eivätkä|älä|älkää)`);
const refusing = mention(
  '(jos|mikäli|ellei|ellet|ellette) ~ (hyväksy|suostu|anna|myönnä|anneta|halua|allekirjoita|salli)',
  '(ellei|ellet|ellette) (hyväksy|suostu|anna|myönnä|anneta|halua|allekirjoita|salli)',
  '(hylkää-|hylkäy-|kieltäyd-|kieltäyty-|kiellät|kiellätte|kieltämi-)',
  'ilman (suostumus-|lupaa|lupaasi|hyväksyn-)',
  '(hyväksyneet|suostuneet|luvan antaneet)',
);
/** A place in care or teaching, in the forms in which it is lost or not had. A seat on a bus is none. */
const PLACE = [
  '(-hoitopaik-|-kotipaik-|-kasvatuspaik-|koulupaik-|-opetuspaik-|opiskelupaik-|paikkansa|paikkaansa)',
  '(paikan|paikkaa) (päiväkodissa|koulussa|esiopetuksessa|varhaiskasvatuksessa)',
].join('|');
const BENEFIT = '(etuu-|tuki|tuen|tukea|tukeen|avustu-|kotihoidon tuki|kotihoidon tuen)';
const CONSENT = '(suostumu-|luvan|lupaa|hyväksyntä-|hyväksynnän)';
/** The object of a negated verb. */
const YOUR_CONSENT =
  '(suostumusta|suostumustasi|suostumustanne|lupaa|lupaasi|lupaanne|hyväksyntää|hyväksyntääsi|vastausta|vastaustasi|vastaustanne)';
const FOR_ANOTHER = '!(puhelimitse|puhelimessa|ilman|sähköpostilla|kesken|toisen)';
const TERMS = '(käyttöehdo-|toimitusehdo-|sopimusehdo-|maksuehdo-|asiakasehdo-|vuokraehdo-|järjestyssäännö-|hinnasto-)';
const TAKEN = '(katsomme|tulkitsemme|oletamme|katsotaan|tulkitaan|oletetaan)';
const CHOICE = '(kyllä|vastaus|vaihtoehto|suostumus|hyväksyntä|luvat|kohta|kohdat|ruutu|ruudut)';
const THERE_ARE_NO_NAMES =
  '(tahot|tahoille|tahoilla|toimijat|toimijoille|osapuolet|osapuolille|viranomaiset|viranomaisille)';

export const FINNISH: Words = {
  refusing,
  not,
  wordings: {
    detriment: [
      {
        find: phrases(
          `(menettää|menettävät|menetät|menetätte) ~ (${PLACE})`,
          `(menettää|menettävät|menetät|menetätte) ~ ${BENEFIT}`,
          '(menettää|menettävät|menetät|menetätte) ~ (oikeuden|oikeutensa|oikeutesi|oikeutta|vuoron|vuoronsa|asiakkuu-)',
          `(${PLACE}) ~ (menetetään|perutaan|peruutetaan|irtisanotaan|annetaan toiselle)`,
          '(maksu|maksut|hoitomaksu|asiakasmaksu|varhaiskasvatusmaksu) ~ (nousee|nousevat|korotetaan|kaksinkertaistuu)',
          `${BENEFIT} ~ (lakkautetaan|evätään|keskeytetään|peruutetaan|peritään takaisin)`,
          `(oikeutesi|oikeutensa|oikeutenne) ~ (${PLACE}|${BENEFIT}) ~ (päättyy|lakkaa|raukeaa)`,
          '(teemme|tehdään|asetamme|asetetaan|määrätään) ~ (lastensuojeluilmoitu-|uhkasak-)',
        ),
        when: refusing,
        unless: not,
        never: mention('(kunta|kaupunki|päiväkoti|koulu) menettää'),
      },
      {
        find: phrases(
          `${BENEFIT} ei ~ (makseta|myönnetä|voida maksaa|voida myöntää)`,
          `(${NOT}) ~ (saa|saada|myönnetä) (${PLACE}|${BENEFIT})`,
          `(${NOT}) (pääse|oteta) (oppilaaksi|esiopetukseen|päiväkotiin|kouluun|varhaiskasvatukseen)`,
          'ei voi (aloittaa|jatkaa) (päiväkodissa|koulussa|varhaiskasvatuksessa|esiopetuksessa|lukiossa)',
        ),
        when: refusing,
      },
      {
        find: phrases(
          `(${PLACE}|${BENEFIT}) ~ (edellyttää|edellytyksenä on|edellytys on|ehtona on|ehto on) ~ ${CONSENT}`,
          `${CONSENT} on ~ (${PLACE}|${BENEFIT}) ~ (ehto|edellytys|edellytyksenä|ehtona)`,
        ),
        unless: not,
      },
    ],
    bundled: [
      {
        find: phrases(
          `hyväksy(t|tte|n|mällä|essäsi|essänne) ~ ${TERMS}`,
          `(samalla|myös|lisäksi) (hyväksyt|hyväksytte|sitoudut|sitoudutte|suostut) ~ (${TERMS}|maksa-|sopimuks-|noudatta-)`,
          '(hyväksymällä|suostumalla|antamalla) ~ (sitoudut|sitoudutte) ~ (maksa-|korvaamaan|kustannu-|sopimuks-|noudatta-)',
        ),
        never: mention(`(${NOT}|eikä|erikseen)`),
      },
    ],
    silence: [
      {
        find: phrases(
          `${TAKEN} ~ (hyväksyneen|hyväksyneeksi|hyväksytyksi|hyväksynnäksi|suostuneen|suostuvan|suostumukseksi|luvaksi|antaneen luvan|antaneen suostumu-)`,
          `${TAKEN} että ~ (hyväksyt|hyväksytte|hyväksyy|suostut|suostutte|suostuu|annat luvan|annatte luvan|lupa on annettu|olet hyväksynyt|olet suostunut)`,
          '(pidämme|pidetään) ~ (hyväksyttynä|hyväksyntänä|suostumuksena|lupana)',
          '(vastaamatta|palauttamatta|ilmoittamatta) ~ (tarkoittaa|merkitsee|vastaa) ~ (suostumu-|hyväksy-|lupaa)',
          '(hiljaisuus|vaikeneminen) (on|tarkoittaa|merkitsee) ~ (suostumu-|hyväksy-|myöntymi-)',
        ),
        when: mention(
          `(${NOT}) ~ (vastaa|vastata|vastausta|kiellä|kielletä|ilmoita|ilmoiteta|palauta|palauteta|reagoi|kuulu|kuule)`,
          '(vastaamatta|palauttamatta|ilmoittamatta|kieltämättä|hiljaisuus|hiljaisuuden|vaikeneminen)',
        ),
        unless: mention(`(${NOT}|ettei|ettet|ettette)`),
      },
    ],
    preselection: [
      {
        find: phrases(
          '(poista|poistakaa|poistat|poistamalla) ~ (rasti|rastin|rastit|ruksi|ruksin|valintamerkki|valinta|valinnan)',
          'valmiiksi (rastit-|ruksit-|ruksat-)',
          '(rastitettu|ruksittu) valmiiksi',
          `${CHOICE} ~ (on|ovat) ~ (valmiiksi (rastit-|ruksit-|valit-|merkit-)|oletuksena|esivalit-)`,
          'oletuksena ~ (hyväksytty|suostumus|kyllä|sallittu|myönnetty)',
          'oletusvastau-',
        ),
        unless: not,
        never: mention('(mikään|mitään|kumpikaan|kumpaakaan)', `(${NOT}) ole ~ (valittu|rastitettu|merkitty)`),
      },
    ],
    'no-withdrawal': [
      {
        find: phrases(
          `${YOUR_CONSENT} (${NOT}) (enää )?(voi|voida|saa|pysty) (enää )?(myöhemmin |jälkikäteen )?(peruuttaa|perua|muuttaa|vetää takaisin) ${FOR_ANOTHER}`,
          `(${NOT}) (enää )?(voi|voida|saa|pysty) (enää )?(myöhemmin |jälkikäteen )?(peruuttaa|perua|muuttaa) (antamaasi |antamaanne |kerran annettua )?${YOUR_CONSENT} ${FOR_ANOTHER}`,
          '(suostumus|suostumuksesi|suostumuksenne|lupa|vastaus|vastauksesi) on (peruuttamaton|lopullinen|sitova)',
          'peruuttamattom- (suostumu-|luvan|lupa)',
          '(suostun|hyväksyn|suostut) peruuttamattomasti',
        ),
        never: mention('(anonymisoi-|tunnistamattomiksi)'),
      },
    ],
    guilt: [
      {
        find: phrases(
          'valitettava-',
          'ikävä kyllä',
          'ikäväksemme',
          '(harmi|harmiksemme|harmillis-|harmittaa|harmittaisi)',
          '(pettym-|petymme|pettyy|pettyvät)',
          'olemme pahoillamme',
          '(oletko|oletteko) ~ (varma|varmoja)',
          '(haluatko|haluatteko) (todella|varmasti|tosiaan)',
          '(etkö|ettekö) ~ (halua|välitä|salli|anna)',
          '(jää|jäät|jäätte|jäävät|jäisi) ~ paitsi',
          '(lapsi|lapsesi|lapsenne|hän) (jää|jäisi) ~ (yksin|ulkopuoliseksi|ulkopuolelle|sivuun)',
          '(kaikki muut|muut|lähes kaikki|useimmat) ~ (ovat|on) ~ (hyväksyneet|suostuneet|antaneet)',
          '(vastuullinen|välittävä|hyvä) (vanhempi|huoltaja) ~ (hyväksyy|suostuu|antaa|haluaa)',
          '(vastuullisena|välittävänä|hyvänä) (vanhempana|huoltajana)',
          '(vaikeuttaa|vaikeutat|hankaloittaa|hankaloitat|vaikeuttaisi) ~ (työ-|toimin-|arkea)',
          '(huono|paha) (omatunto|mieli)',
        ),
        unless: not,
      },
    ],
    'unequal-choice': [
      {
        find: phrases(
          '(joudut|joudutte|joutuu|joutuvat)',
          '(sinun|teidän|huoltajan|vanhemman|hänen) (täytyy|pitää|tulee|on) ~ (perustella|selvittää|toimittaa|täyttää|käydä|soittaa|järjestää|hakea|perusteltava|täytettävä|toimitettava|järjestettävä|haettava)',
          '(perusteltava|perusteltavat)',
          '(kerro|perustele|kertokaa|perustelkaa|ilmoita|ilmoittakaa) ~ (syy|syyn|syyt|miksi)',
          '(käsittely|palvelu|päätös|vastaus) ~ (kestää|viivästyy|hidastuu) ~ (pidempään|kauemmin)',
          '(käsittely|palvelu|päätös) ~ (viivästyy|hidastuu)',
          '(pidempään|kauemmin|hitaammin)',
          '(jonon viimeiseksi|jonon loppuun|jonon hännille)',
          `(${NOT}) (voi|voida|pysty|pystytä) ~ (käyttää|tarjota|palvella|auttaa)`,
          'palvelu- ~ (päättyy|päättyvät|loppuu|loppuvat|lakkaa|heikkenee|heikkenevät|rajoitetaan)',
        ),
        when: refusing,
        never: mention('ilman että'),
      },
      {
        find: phrases(
          '(suosittelemme|suositellaan|suosittelen) ~ (hyväksy-|suostu-|luvan)',
          '(suosittelemme|toivomme|toivon) että ~ (hyväksyt|hyväksytte|suostut|suostutte|annat luvan|annat suostumuks-|annatte luvan)',
          'toivomme ~ (hyväksyntää-|suostumusta-|suostumustasi|myönteis-)',
          'kannattaa (hyväksyä|suostua|antaa lupa|antaa suostumus)',
          '(hyväksymällä|suostumalla|suostumuksellasi|luvallasi) ~ (autat|varmistat|takaat|tuet|edistät|mahdollistat|helpotat)',
          'antamalla (suostumuks-|luvan) ~ (autat|varmistat|takaat|tuet|edistät|mahdollistat|helpotat)',
          'kiitos (että|kun) ~ (hyväksyt|hyväksytte|suostut|suostutte|annat|annatte)',
          'hyväksyminen on ~ (helpompaa|helpointa|nopeampaa|nopeinta|parasta|suositeltavaa)',
          '(helpointa|nopeinta|parasta|helpompaa|nopeampaa) on ~ (hyväksyä|suostua)',
          '(helpoimmin|nopeimmin|parhaan palvelun|parempaa palvelua) ~ (hyväksymällä|suostumalla)',
        ),
        unless: not,
      },
    ],
    'time-pressure': [
      {
        find: phrases(
          '(vastaa|vastatkaa|hyväksy|hyväksykää|toimi|palauta|palauttakaa|ilmoita) ~ (heti|pian|välittömästi|kiireesti|kiireellisesti|pikaisesti|viipymättä)',
          '(heti|pian|välittömästi|kiireesti|pikaisesti|viipymättä) (vastaa|hyväksy|toimi)',
          '(kiirehdi|kiirehtikää|on kiire|pidä kiirettä)',
          '(viimeinen|viimeisen) (mahdollisuus|mahdollisuuden|tilaisuus|tilaisuuden|tilaisuutesi|mahdollisuutesi)',
          '(viimeisillä|viime) hetkillä',
          '(vielä ehdit|ehdit vielä|vielä ehditte|ehditte vielä)',
          'ennen kuin on (liian )?myöhäistä',
          '(enää|vain) ~ (tunti|tuntia|päivä|päivää|hetki) (aikaa|jäljellä)',
          '(aikaa on|jäljellä on) (enää|vain)',
          'vain tänään',
          'paikkoja on (enää|vain|rajoitetusti)',
          'paikat (täyttyvät|loppuvat)',
        ),
        unless: not,
      },
    ],
    'double-negation': [
      {
        find: phrases(
          `(${NOT}) ~ (halua|salli|hyväksy|suostu|toivo) että ~ (${NOT})`,
          `(${NOT}) ~ (halua|salli|hyväksy|suostu|toivo) (ettei|etteivät|ettet|etten|ettemme)`,
          '(en|et|ette) (kiellä|vastusta|kieltäydy)',
          `(${NOT}) ~ ole ~ (mahdotonta|mahdoton|kielletty|kiellettyä|tarpeetonta|tarpeeton|epäselvää)`,
          `(${NOT}|älä|älkää) ~ (jätä|jättäkö|jätetä) ~ (ilmoittamatta|kertomatta|vastaamatta|palauttamatta|hylkäämättä|peruuttamatta|kieltämättä)`,
        ),
      },
    ],
  },
  vagueRecipients: phrases(
    '(yhteistyökumppan-|yhteistyötaho-|kumppanit|kumppanimme|kumppaneille-|sidosryhm-)',
    '(kolmas osapuoli|kolmannet osapuolet|kolmannelle osapuolelle|kolmansille osapuolille)',
    `muut ${THERE_ARE_NO_NAMES}`,
    `muille ${THERE_ARE_NO_NAMES}`,
    `(tarvittavat|tarvittaville|asianomaiset|asianomaisille|asiaankuuluvat) ${THERE_ARE_NO_NAMES}`,
    '(palveluntuottaj-|palveluntarjoaj-|alihankkij-)',
  ),
  disclosing: mention('(luovut-|siirret-|jaetaan|annetaan)'),
  uses: [
    mention('(kuvaam-|kuvata|kuvauslup-|kuvaukseen|valokuvaa-|valokuvaukse-|videoi-|videokuva-)'),
    mention('(julkais-|julkist-)'),
    mention('(verkkosivu-|nettisivu-|kotisivu-|internet-)'),
    mention('(facebook-|instagram-|tiktok-|youtube-|somessa|sosiaalisessa mediassa|sosiaaliseen mediaan)'),
    mention('(lehdessä|lehteen|sanomaleh-|paikallisleh-|lehdistö-)'),
    mention('(esittee-|mainonta-|mainonna-|markkinoin-|uutiskirje-)'),
    mention('-tutkimu-'),
    mention('(luovut-|siirtämi-)'),
    mention('(-retkelle|-retkeen)'),
    mention('(rokot-|terveystarkastu-)'),
  ],
  joining: mention('(ja|sekä|tai)'),
  time: mention(
    '(päivä|päivää|päivän|päivänä|viiko-|viikko-|kuukau-|kuukaude-|vuosi|vuotta|vuoden|vuodesta|vuotena|-kausi|-kauden|-vuoden|-vuosi)',
    '(asti|saakka|kunnes|kuluttua|kuluessa|jälkeen|heti|välittömästi|viipymättä|pysyvästi|ajaksi)',
    '(-päätyttyä|-päättyy|-päättymi-|-päättyessä|-loppuun|-loputtua|-loppumi-|-valmistuttua)',
    'niin kauan kuin',
    `(${NOT}) (tallenneta|säilytetä|kerätä)`,
  ),
  noTime: phrases(
    '(toistaiseksi|tarvittavan ajan|tarpeellisen ajan|riittävän ajan|kohtuullisen ajan|määräajan)',
    'niin (kauan|pitkään) kuin (se |ne |niitä |sitä |tietoja )?(on )?(tarpeen|tarpeellista|tarpeellisia|tarvitaan|välttämätöntä)',
    'lain(säädännön)? (mukaan|mukaisesti|vaatiman ajan|edellyttämän ajan|salliman ajan|mukaisen ajan)',
  ),
  linkWords: new Set(
    'lue katso avaa siirry löydät lataa klikkaa napsauta paina tästä täältä tänne tähän tässä täällä lisää linkistä linkki linkin linkkiä tämä tämän tätä lisätietoja lisätietoa'.split(
      ' ',
    ),
  ),
};
