/** Swedish, as it is written in Finland. “Inte” stands behind the verb: what is found is looked at for it. */
import { mention, phrases } from './phrase.ts';
import type { Words } from './wording.ts';

const NOT = 'inte|ej|icke|aldrig|ingen|inga|inget';
const not = mention(`(${NOT}|utan)`);
const refusing = mention(
  '(om|ifall) ~ (inte|ej) ~ (godkänner|samtycker|ger|godkänt|gett|accepterar|vill|tillåter|undertecknar)',
  '(om|ifall) ~ (inte|ej) (godkänner|samtycker|ger|godkänt|gett|accepterar|vill|tillåter|undertecknar)',
  '(avböj-|vägrar|vägran|nekar)',
  '(tackar|säger|svarar) nej',
  'utan (samtycke|ditt samtycke|ert samtycke|tillstånd|godkännande)',
  'som inte (godkänner|samtycker|ger|gett|har samtyckt|har gett)',
);
/** A place in care or teaching. A seat on a bus is none. */
const PLACE = [
  '(sin plats|din plats|dagvårdsplats-|daghemsplats-|skolplats-|vårdplats-|studieplats-)',
  '(plats|platsen) (på|i|inom) (daghemmet|skolan|förskolan|dagvården|småbarnspedagogiken)',
].join('|');
const BENEFIT = '(stöd|stödet|bidrag|bidraget|förmån|förmånen|förmåner|understöd-)';
const CONSENT = '(samtycke-|tillstånd|tillståndet|godkännande-)';
const YOUR_CONSENT =
  '(samtycket|ditt samtycke|ert samtycke|samtycke|tillståndet|tillstånd|godkännandet|svaret|ditt svar|ert svar)';
const NO_MORE = '(inte|ej|aldrig)( längre| mer| mera)?';
const FOR_ANOTHER = '!(per|via|utan|medan|för|åt|på)';
const TERMS =
  '(användarvillkor-|användningsvillkor-|avtalsvillkor-|leveransvillkor-|betalningsvillkor-|hyresvillkor-|ordningsregl-|prislista-)';
const CHOICE = '(ja|svaret|alternativet|samtycke|samtycket|godkännande|godkännandet|rutan|rutorna)';
const NO_NAMES = '(myndigheter|aktörer|instanser|parter|personer)';

export const SWEDISH: Words = {
  refusing,
  not,
  wordings: {
    detriment: [
      {
        find: phrases(
          `(förlorar|mister) ~ (${PLACE})`,
          `(förlorar|mister) ~ ${BENEFIT}`,
          '(förlorar|mister) ~ (rätten|rättigheter|rättigheten|turen)',
          `(${PLACE}) ~ (dras in|sägs upp|återkallas|annulleras|ges till någon annan|går förlorad)`,
          '(avgiften|avgifterna|dagvårdsavgiften|klientavgiften) ~ (höjs|stiger|fördubblas)',
          '(höjs|stiger|fördubblas) (avgiften|avgifterna|dagvårdsavgiften|klientavgiften)',
          `${BENEFIT} ~ (dras in|hålls inne|upphör|avslås|återkrävs)`,
          `(dras|upphör|avslås|återkrävs) ~ (${BENEFIT}|${PLACE})`,
          '(gör|görs|föreläggs|föreläggas) ~ (barnskyddsanmälan|vite)',
        ),
        when: refusing,
        unless: not,
        never: mention(
          '(förlorar|mister) (kommunen|staden|daghemmet|skolan|vi)',
          '(kommunen|staden|daghemmet|skolan|vi) (förlorar|mister)',
        ),
      },
      {
        find: phrases(
          `${BENEFIT} ~ (betalas|beviljas) inte`,
          `(betalas|beviljas) ~ (inte|inget|ingen) ~ ${BENEFIT}`,
          `får ~ (inte|inget|ingen) (${PLACE}|${BENEFIT})`,
          'kan ~ inte (börja|fortsätta) (i|på|inom) (daghemmet|skolan|förskolan|dagvården|småbarnspedagogiken|gymnasiet)',
        ),
        when: refusing,
      },
      {
        find: phrases(
          `${CONSENT} är ~ (villkor|förutsättning|krav) för ~ (${PLACE}|${BENEFIT})`,
          `(${PLACE}|${BENEFIT}) (förutsätter|kräver) ~ ${CONSENT}`,
        ),
        unless: not,
      },
    ],
    bundled: [
      {
        find: phrases(
          `(godkänner|godkänna) ~ ${TERMS}`,
          `(samtidigt|också|även|därmed) (godkänner|förbinder|samtycker) ~ (${TERMS}|betala|avtal-|följa)`,
          `(godkänner|förbinder|samtycker) (du|ni|jag) (dig |er |mig )?(samtidigt|också|även|därmed) ~ (${TERMS}|betala|avtal-|följa)`,
          'genom att (godkänna|samtycka|svara ja) förbinder ~ (betala|kostnad-|avtal-|följa)',
        ),
        never: mention(`(${NOT}|separat|skilt)`),
      },
    ],
    silence: [
      {
        find: phrases(
          '(anser|utgår|antar) (vi )?(från )?att ~ (samtycker|samtyckt|godkänner|godkänt)',
          '(tolkar|betraktar|räknar|tolkas|betraktas|räknas) ~ som (ett )?(samtycke|godkännande|tillstånd|ja)',
          '(innebär|betyder|motsvarar) ~ (samtycke|godkännande)',
          'är (ett )?(samtycke|godkännande)',
        ),
        when: mention(
          'inte ~ (svarar|svarat|hör|återkommer|meddelar|förbjuder|motsätter|returnerar|besvarat|reagerar)',
          'inte (får|fått|har fått) ~ svar',
          '(uteblivet svar|utebliven svar|tystnad|obesvarad begäran)',
        ),
        unless: not,
      },
    ],
    preselection: [
      {
        find: phrases(
          '(ta bort|avlägsna|radera) ~ (krysset|kryss|markeringen|bocken|förvalet)',
          'kryssa (bort|ur)',
          'avmarkera',
          `${CHOICE} ~ (förvald|förvalt|förvalda|förhandsvalt|förhandsvald)`,
          'förkryssa-',
          '(färdigt|redan|på förhand) (ikryssa-|kryssa-)',
          `${CHOICE} ~ som standard`,
          'som standard ~ (godkänt|samtycke|ja|tillåtet)',
        ),
        unless: not,
        never: mention('(inget|inga|ingen|ingenting)'),
      },
    ],
    'no-withdrawal': [
      {
        find: phrases(
          `${YOUR_CONSENT} (kan|får) ${NO_MORE} (återkallas|ändras|tas tillbaka|dras tillbaka|ångras) ${FOR_ANOTHER}`,
          `(kan|får) (du |ni |man )?${NO_MORE} (återkalla|ta tillbaka|dra tillbaka|ändra|ångra) ${YOUR_CONSENT} ${FOR_ANOTHER}`,
          `går (det )?${NO_MORE} att (återkalla|ta tillbaka|dra tillbaka|ändra|ångra) ${YOUR_CONSENT} ${FOR_ANOTHER}`,
          'oåterkallelig-',
          '(samtycket|ditt samtycke|tillståndet|svaret|ditt svar) är (bindande|definitivt|slutgiltigt)',
        ),
        unless: mention('(gett|ger|gav|lämnat)'),
        never: mention('(anonymiser-|avidentifier-)'),
      },
    ],
    guilt: [
      {
        find: phrases(
          'tyvärr',
          '(synd att|vore synd|är synd)',
          '(besvikna|besviken|besvikelse|besviket)',
          '(vi beklagar|beklagligt-)',
          '(går|gå|gick) ~ miste',
          '(missar|missa)',
          'är (du|ni) ~ (säker|säkra)',
          'vill (du|ni) verkligen',
          '(bryr du dig|bryr ni er) inte',
          '(barnet|ditt barn|hen|hon|han) (blir|lämnas|hamnar) ~ (ensamt|ensam|utanför)',
          '(blir|lämnas|hamnar) (barnet|ditt barn) ~ (ensamt|utanför)',
          '(alla andra|nästan alla|de flesta) ~ har ~ (godkänt|samtyckt|gett)',
          '(ansvarsfull|god|bra|omtänksam) (förälder|vårdnadshavare) ~ (godkänner|samtycker|ger|vill)',
          'som (ansvarsfull|god|bra|omtänksam) (förälder|vårdnadshavare)',
          '(försvårar|försvåra|försvåras) ~ (arbete-|verksamhet-|vardag-)',
          'dåligt samvete',
        ),
        unless: not,
      },
    ],
    'unequal-choice': [
      {
        find: phrases(
          '(måste|tvingas)',
          'behöver ~ (motivera|förklara|redogöra|lämna in|fylla i|besöka|ringa|ordna|hämta)',
          '(behandlingen|handläggningen|servicen|beslutet) ~ (tar längre|dröjer|fördröjs|försenas|försämras|begränsas)',
          '(dröjer|fördröjs|försenas) (behandlingen|handläggningen|beslutet)',
          'tar (behandlingen|handläggningen|beslutet) längre',
          '(längre väntetid|långsammare|sist i kön)',
          '(servicen|tjänsten) ~ (upphör|avslutas)',
          '(upphör|avslutas|försämras|begränsas) (servicen|tjänsten)',
        ),
        when: refusing,
        unless: not,
      },
      {
        find: phrases(
          'motivera ~ (svar|svaret|beslut|beslutet|varför)',
          '(ange|berätta|meddela) ~ (orsaken|orsak|skälet|skäl|varför)',
        ),
        when: refusing,
        never: mention('utan att', 'behöver ~ inte', '(kan|får) (du |ni )?(gärna|också)'),
      },
      { find: phrases('kan ~ inte (använda|erbjuda|betjäna|hjälpa|utnyttja)'), when: refusing },
      {
        find: phrases(
          '(rekommenderar|råder) ~ (godkänn-|samtyck-|ge tillstånd)',
          'lönar sig att (godkänna|samtycka|ge)',
          'hoppas ~ (godkänner|samtycker|samtycke|ger tillstånd)',
          'genom att (godkänna|samtycka|ge ditt samtycke) (hjälper|stöder|säkerställer|bidrar|möjliggör|garanterar|underlättar)',
          '(med ditt samtycke|när du godkänner|när du samtycker) (hjälper|stöder|säkerställer|bidrar|möjliggör|underlättar)',
          'tack för att (du|ni) (godkänner|samtycker|ger)',
          'tack för ditt (samtycke|godkännande|ja)',
          '(enklast|snabbast|bäst|lättast|enklare|snabbare) ~ (godkänna|samtycka|godkänner|samtycker)',
        ),
        unless: not,
      },
    ],
    'time-pressure': [
      {
        find: phrases(
          '(svara|godkänn|agera|meddela|returnera) ~ (genast|omedelbart|omgående|strax|snarast|snabbt|brådskande)',
          '(svara|godkänn|agera|meddela|returnera) ~ så snart som möjligt',
          '(skynda dig|skynda er|bråttom)',
          '(sista|din sista|er sista) (chansen|chans|möjligheten|möjlighet|tillfället)',
          '(hinner ännu|ännu hinner|hinner du ännu|hinner fortfarande)',
          '(bara|endast) (i dag|idag|några dagar|några timmar)',
          '(endast|bara) ~ (dagar|dag|timmar|timme) (kvar|på dig)',
          'innan det är för sent',
          'begränsat antal platser',
          'platserna (fylls|tar slut)',
        ),
        unless: not,
      },
    ],
    'double-negation': [
      {
        find: phrases(
          '(vill|godkänner|samtycker|önskar|tillåter) (du |ni |jag )?inte ~ att ~ inte',
          'inte ~ (vill|godkänner|samtycker|önskar|tillåter) ~ att ~ inte',
          '(förbjuder|motsätter|vägrar|nekar) ~ inte',
          'inte (förbjuder|motsätter|vägrar|nekar)',
          'inte ~ (omöjligt|omöjlig|otillåtet|förbjudet|onödigt)',
          'inte (låta |låt )?bli att',
          '(låt inte bli|lämna inte ~ obesvarad|lämna inte ~ obesvarat)',
        ),
      },
    ],
  },
  vagueRecipients: phrases(
    '(samarbetspartn-|samarbetspart|samarbetsparter|partner|partners|intressentgrupp-|intressenter)',
    '(tredje part|tredje parter|tredje man|utomstående parter)',
    `(andra|övriga|berörda|nödvändiga|behöriga) ${NO_NAMES}`,
    '(serviceproducent-|tjänsteproducent-|tjänsteleverantör-|underleverantör-)',
  ),
  disclosing: mention('(lämnas ut|lämnar ut|utlämn-|överlåt-|överförs|delas|ges)'),
  uses: [
    mention('(fotografer-|filma-|videofilm-|videoinspelning-)'),
    mention('(publicer-|offentliggör-)'),
    mention('(webbplats-|webbsid-|hemsid-|internet)'),
    mention('(facebook-|instagram-|tiktok-|youtube-|sociala medier|sociala medierna)'),
    mention('(tidning-|lokaltidning-|pressen)'),
    mention('(broschyr-|reklam-|marknadsför-|nyhetsbrev-)'),
    mention('(forskning-|-undersökning-|-studie-)'),
    mention('(lämna ut|lämnas ut|utlämn-|överlåt-|överför-)'),
    mention('(till|delta i|deltar i) (-utflykten|-utfärden)'),
    mention('(vaccin-|hälsogranskning-)'),
  ],
  joining: mention('(och|samt|eller)'),
  time: mention(
    '(dag|dagar|dagen|dygn|vecka-|veckor|månad-|år|året|årets|-året|-årets|-perioden|-periodens|-terminen|-säsongen)',
    '(tills|efter|genast|omedelbart|permanent|varaktigt|slutet)',
    'så länge',
    `(${NOT}) ~ (sparas|lagras|samlas in|bevaras)`,
    '(sparas|lagras|samlas|bevaras) inte',
  ),
  noTime: phrases(
    '(tills vidare|nödvändig tid|den tid som behövs|den tid som krävs|rimlig tid|tillräckligt länge)',
    'så länge (som )?(det |de |uppgifterna |den )?(är |behövs|krävs)(nödvändigt|nödvändiga|behövligt|behövliga)?',
    '(enligt lagen|enligt lag|enligt lagstiftningen|den tid som lagen kräver)',
  ),
  linkWords: new Set(
    'läs se öppna gå ladda ner klicka tryck här hit härifrån mer mera länken länk denna den via från till på information'.split(
      ' ',
    ),
  ),
};
