import { assertedIn, foundIn, inTurn, NUMBER_WORDS, oneOf, table, wordsOf } from './word-tables.js';

/** How much of a supplement, when, and which: all that is never told. */

const DOSE = wordsOf(
  table(`
  doses?, dosage*, dosing, megados*
  *dos, *dosen, *doser, *doserna, *dosering*
`),
);
const SUPPLEMENT = wordsOf(
  table(`
  supplement*, tablets?, capsules?, pills?, sachets?, powder
  *tillskott*, *tablett*, *kapsel, *kapslar, piller, *pulver, komplettera*
`),
);
/** "Take", "enough", "before bed": beside an amount of magnesium each of them prescribes it. */
const TAKE = wordsOf(
  table(`
  take, takes, taking, try, add, use, get, start with, go for, aim for, swallow, recommend*, suggest*
  is enough, does the job, top up with, extra, double, you need, increase to, daily, have, x
  ta, prova, lägg till, använd, få i dig, börja med, sikta på, satsa på, öka till, rekommendera*
  rekommenderas, föreslå*, räcker, är lagom, fyll på med, extra, dubbla, du behöver, dagligen, knapra, svälj
`),
);
/** Milligrams taken then are those of a tablet, whatever it is called. */
const WHEN = wordsOf(
  table(`
  before bed, before bedtime, before sleep, at bedtime, at night, in the evening, after training
  twice a day, in water
  före läggdags, före sömn, före sänggåendet, till natten, till kvällen, innan du somnar, på kvällen, efter träningen
  två gånger om dagen, i vatten
`),
);
const MAGNESIUM = wordsOf(['magnesium*', 'magnesiet', 'mineral*']);
/** "Take up" is what a gut does. */
const TAKEN_UP = wordsOf(['take up', 'takes up', 'taken up', 'ta upp', 'tar upp', 'tas upp']);

const COUNT = table(`
  a, an, one, two, three, four, another, a few
  en, ett, två, tre, fyra, några, ett par
`);
const PIECE = table(`
  tablets?, capsules?, pills?, sachets?
  tablett, tabletter, kapsel, kapslar, piller, brustablett*, magnesiumtablett*, dospås*
`);
const PIECES = inTurn(1, COUNT, PIECE);
const amount = `(?:\\d[\\d.,–-]*|\\}|${oneOf(NUMBER_WORDS)})\\s*${oneOf(['mg', 'milligram*', 'g', 'gram', 'grams', 'µg', ...PIECE])}`;
const AMOUNT = new RegExp(amount, 'giu');
/** Food is eaten by the portion: milligrams to eat are a dose of it. */
const EATEN = new RegExp(
  `${oneOf(['eat', 'drink', 'ät', 'drick'])}(?:\\s+[^\\s.,]+){0,2}?\\s+${amount}`,
  'giu',
);

const UPPER_LEVEL = wordsOf(['upper level', 'upper limit', 'övre gräns', 'övre gränsen']);
const OFFICIAL = /(?<!\d)250\smg/g;

const has = (said: string, words: RegExp) => said.search(words) >= 0;

/** Amounts of a supplement, and orders to take one of magnesium. */
export function findDose(said: string, next = ''): string[] {
  const rest = said.replace(TAKEN_UP, '…');
  const supplement = has(rest, SUPPLEMENT);
  const order = has(rest, WHEN) || (has(rest, MAGNESIUM) && has(rest, TAKE));
  // The upper level may be stated as what it is, and nothing beside it.
  const unofficial = has(`${said} ${next}`, UPPER_LEVEL) ? rest.replace(OFFICIAL, '…') : rest;
  const amounts = supplement || order ? foundIn(unofficial, AMOUNT) : [];
  return [...assertedIn(rest, DOSE, PIECES, EATEN), ...amounts];
}

const SALTS = table(`
  *glycinat*, *glysinat*, *citrat*, *oxid*, *malat*, *taurat*, *laktat*, *lactat*, *orotat*, *treonat*
  *threonat*, *klorid*, *chlorid*, *sulfat*, *sulphat*, *aspartat*, *karbonat*, *carbonat*
`);
const FORMS = [
  inTurn(0, ['magnesium'], SALTS),
  inTurn(0, SALTS, ['of magnesium', 'av magnesium']),
  wordsOf(SALTS.map((salt) => `magnesium${salt}`)),
  wordsOf(
    table(`
    *glycinat*, *glysinat*, *taurat*, *threonat*, *treonat*, chelated, kelater*, *kelat
  `),
  ),
];

export const findForm = (said: string) => foundIn(said, ...FORMS);
