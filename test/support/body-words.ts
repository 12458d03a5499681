import { assertedIn, foundIn, inTurn, table, wordsOf } from './word-tables.js';

/** What nobody knows of a reader's body: a lack, a level, a store, an illness, or how probable one is. */

/** Never, of anybody. */
const LACK = wordsOf(
  table(`
  *deficien*, deplet*, *sufficiency, insufficient*, inadequa*, deficits?, shortages?, shortfalls?
  hypomagnes*, starved of, undersupplied, empty stores, emptied stores, drained of, runs? dry, low stores, gap in your magnesium, running out
  tank is empty
  *brist*, *underskott*, *otillräcklig*, *urlak*, magnesiumfattig*, tomma förråd, tömda förråd
  tomma depåer, låga depåer, låga förråd, lucka* i ditt magnesium, håller på att ta slut, tömda depåer, dränerad på, tömd på, *förråd är tomma, *depåer är tomma, underförsörj*
  magnesiumet tryter, ligger på minus, på sparlåga, magnesiumet sinar, magnesiumet tar slut
`),
);
/** Never of the reader; what the article says of many is told as its words. */
const TOO_LITTLE = wordsOf(
  table(`
  not enough magnesium, too little magnesium, get enough magnesium, getting enough magnesium
  get enough of it, short of magnesium, short on magnesium, low on magnesium, low in magnesium
  lack of magnesium, lacks? magnesium, lacking magnesium, running low, runs? low
  missing out on magnesium, missing magnesium, more magnesium than you get, short of this mineral
  used up your magnesium, have run out, has run out, less magnesium than you, less magnesium than your
  you lack it, you are missing
  mer magnesium än du får, fattas magnesium, slut på ditt magnesium, slut på magnesiet
  mindre magnesium än du, mindre magnesium än kroppen, du saknar det, det du saknar, för lite magnesium
  ont om magnesium, saknar magnesium, saknas magnesium, tillräckligt med magnesium, nog med magnesium
  i dig tillräckligt, låg på magnesium, slut på magnesium, går på låga nivåer
`),
);
/** What is short of something else: said of a file, a range, a meal before a race. */
const OTHER_LACK = wordsOf(['energy deficit', 'energiunderskott*', 'insufficient data']);

export const findLack = (said: string, isOfReader: boolean) =>
  foundIn(said.replace(OTHER_LACK, '…'), LACK, ...(isOfReader ? [TOO_LITTLE] : []));

const YOUR_LEVEL = table(`
  your levels?, your magnesium, your magnesium levels?, your own levels?, your blood levels?
  your stores?
  din nivå, dina nivåer, din magnesiumnivå, dina magnesiumnivåer, ditt magnesium, dina förråd
  dina depåer
`);
const STANDS = table(`
  is, are, has, have, seems?, looks?, may be, might be, drops?, fell, falls?
  är, ligger, har, verkar, ser ut, kan vara, sjunker, sjönk
`);
const LEVEL = inTurn(1, YOUR_LEVEL, STANDS);

export const findLevel = (said: string) => foundIn(said, LEVEL);

const BODY = ['your body', 'the body', 'kroppen', 'din kropp'];
const STORES = [
  inTurn(1, BODY, ['has', 'holds', 'still has', 'har', 'rymmer']).source,
  inTurn(1, ['has', 'have', 'har'], BODY).source,
].map(
  (holds) =>
    new RegExp(
      `${holds}(?:\\s+[^\\s.]+){0,5}?\\s+${wordsOf(['left', 'mg', 'kvar', 'remaining']).source}`,
      'giu',
    ),
);
const BALANCE = wordsOf(
  table(`
  magnesium balance, magnesium debt, magnesium bank, magnesium account, magnesium reserves?
  magnesium stores?, magnesium tank, refill your stores
  magnesiumbalans*, magnesiumskuld*, magnesiumkonto*, magnesiumsaldo*, magnesiumförråd*, magnesiumdepå*
  magnesiumreserv*, fyll* på förråden, fyll* på dina förråd
`),
);

/** "Never sums up what the body has left" sums nothing up. */
const NEVER_SUMMED = wordsOf(['never sums up what', 'aldrig ihop vad']);

export const findStore = (said: string) =>
  assertedIn(said.replace(NEVER_SUMMED, 'never'), BALANCE, ...STORES);

const YOU = table(`
  you, you’re, your body, your muscles
  du, din kropp, dina muskler
`);
const HAVE = table(`
  have, has, are, is, suffer from, suffers from, are suffering from, got, you’re
  har, är, lider av, lider, ligger, går med
`);
const STATE = table(`
  low magnesium, little magnesium, low in magnesium, magnesium problems?, ill, sick, unwell, anaemi*
  anemi*, iron deficien*, overtrained
  lågt magnesium, låga magnesium*, lite magnesium, magnesiumproblem*, sjuk, anemi, blodbrist, lågt järn
  övertränad, lågt på magnesium, lågt i magnesium
`);
const LOW = [
  'low magnesium',
  'too little magnesium',
  'magnesium',
  'lågt magnesium',
  'för lite magnesium',
  'magnesiumet',
];
const CAUSE = table(`
  is caused by, are caused by, caused by, due to, is a sign of, are signs of, are a sign of, points? to
  comes? from, means?, because of, suggests?, indicates?
  beror på, beror troligen på, beror nog på, tyder på, pekar på, kommer av, är tecken på
  är ett tecken på, betyder, orsakas av, på grund av, signalerar
`);
const PROBABLY = table(`
  probably, likely, clearly
  troligen, sannolikt, nog, antagligen, förmodligen
`);
const VERDICTS = [
  inTurn(2, YOU, HAVE, STATE),
  inTurn(0, ['you’re'], STATE),
  inTurn(2, YOU, ['suffer from', 'are suffering from', 'lider av']),
  inTurn(1, CAUSE, LOW),
  inTurn(0, PROBABLY, ['low magnesium', 'lågt magnesium']),
  inTurn(
    2,
    table(`
      detects?, predicts?, monitors?, reveals?, treats?, cures?, diagnos*
      upptäcker, avslöjar, förutsäger, övervakar, behandlar, botar, känner av
    `),
    ['magnesium*', 'electrolytes?', 'illness*', 'diseases?', 'elektrolyt*', 'sjukdom*'],
  ),
  wordsOf(['arrhythmia*', 'ECG', 'EKG', 'arytmi*', 'förmaksflimmer', 'atrial fibrillation']),
];
/** Somebody else's diagnosis may be told of. */
const BY_A_DOCTOR = inTurn(
  1,
  ['diagnos*'],
  ['by a doctor', 'by your doctor', 'av läkare', 'av en läkare', 'av din läkare'],
);
/** "Svett never decides how probable it is that you are ill" tells of no illness. */
const NEVER_DECIDED = wordsOf(['aldrig hur sannolikt det är att', 'never how probable it is that']);

export function findDiagnosis(said: string): string[] {
  const rest = said.replace(BY_A_DOCTOR, '…').replace(NEVER_DECIDED, 'inte');
  return assertedIn(rest, wordsOf(['*diagnos*']), ...VERDICTS);
}

const RISK = wordsOf(
  table(`
  risks?, chances?, odds, probability, likelihood, risk zone, risk
  risken, riskzonen, chansen, chans, sannolikhet*, risknivå*
`),
);
/** Beside it, what makes it one of illness. */
const OF_WHAT = wordsOf(
  table(`
  ill, illness*, disease*, *magnesium*, low, high, your, you are, elevated, raised, percent
  sjuk, *sjukdom*, låg, lågt, hög, stor, förhöjd, din, du ligger, du är, ditt, procent
`),
);
const PERCENT = /%/g;
const SCORE = [
  wordsOf([
    ...['risk', 'health', 'magnesium', 'symptom', 'body', 'recovery'].flatMap((of) => [
      `${of} scores?`,
      `${of} index`,
      `${of} points`,
    ]),
    ...['risk', 'hälso', 'magnesium', 'symtom', 'kropps', 'återhämtnings'].flatMap((of) => [
      `${of}poäng*`,
      `${of}index*`,
      `${of}betyg*`,
    ]),
  ]),
];

export function findProbability(said: string): string[] {
  const ofIllness = [OF_WHAT, PERCENT].some((pattern) => said.search(pattern) >= 0);
  return [...(ofIllness ? assertedIn(said, RISK) : []), ...assertedIn(said, ...SCORE)];
}
