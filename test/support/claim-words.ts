import { type Hit, hitsOf, inTurn, isDenied, oneOf, table, wordsOf } from './word-tables.js';

/**
 * What magnesium, food with much of it, or a supplement may not be said to do: everything outside the list of claims
 * that Regulation (EU) 432/2012 authorises. Whoever names one of the subjects and one of the topics together ties
 * them, by whatever verb; so no list of verbs has to be complete. Only a denial unties them.
 */
const SUBJECT = table(`
  magnesium*, the mineral, this mineral, mineral, minerals, supplement*, mineral water, seeds?, *seeds
  nuts?, *nuts, almonds?, cashews?, spinach, kale, oats?, oatmeal, avocados?, *chocolate, cocoa
  legumes?, beans, lentils, whole grains?, bananas?, leafy greens, salmon, fish, pistachios?, food like this
  foods like these, such food
  magnesiet*, sådan mat, den här maten, mineralet, mineralen, mineraler, mineralerna, *tillskott*
  mineralvatten, *frön, *fröna, *nötter, *nötterna, *mandel, *mandlar, *mandlarna, *spenat, *spenaten
  grönkål*, havre*, avokado*, *choklad, *chokladen, kakao*, baljväxt*, bönor, linser, fullkorn*, banan*
  lax, fisk, fisken
`);
/** What none of them may be tied to. */
const TOPIC = table(`
  *cramp, *cramps, cramping, twitch*, spasms?, *recover*, *sleep*, slept, insomnia, stress*, anxi*
  restless*, endurance, stamina, performance, perform, performs, performing, inflam*, sore, soreness
  doms, oxygen, heart, hearts, heartbeat*, palpitation*, blood pressure, pulse, headache*, migraine*
  depress*, immune, immunity, vo₂max, nights?, pb, personal best, legs, calves, the nerves, your nerves
  *kramp*, *ryckning*, *återhämt*, *sömn*, sov, sover, sova, somna*, insomning*, *ångest*, oro, oron
  orolig*, rastlös*, *uthållig*, *prestation*, *prestera*, *inflammation*, *inflammator*, *värk, *värken
  huvudvärk*, migrän*, deppig*, *depression*, *immunförsvar*, *syre*, syresätt*, hjärta*, hjärtat
  hjärtklapp*, hjärtrytm*, hjärtsjuk*, *blodtryck*, puls, pulsen, natten, nätter, orkar mer, orka mer
  nerver, nerverna, ben, benen, vader, vaderna
`);
/** Those of which it is a promise that they get better, and no more than a word otherwise. */
const BETTERED = table(`
  muscles?, energy, mood, focus, fitness, strength
  muskler*, muskelstyrka*, energi*, humör*, fokus, kondition*, ork, orken, orka, orkar, styrka, styrkan
`);
const CHANGE = table(`
  better, best, fewer, less, faster, quicker, sooner, lower, longer, stronger, deeper, calmer, no more
  an end to, free from, free of, goodbye to
  bättre, bäst, bästa, färre, mindre, snabbare, fortare, lägre, längre, starkare, djupare, lugnare
  piggare, inga fler, slut på, slipp, slippa, slipper, fri från, adjö till
`);
/** Of whoever eats one of the subjects. */
const GAIN = table(`
  better, best, faster, quicker, stronger, calmer, fitter, healthier, fewer, going longer, last longer, wonders
  bättre, bäst, snabbare, fortare, starkare, lugnare, piggare, friskare, färre, hålla längre, underverk
`);
const MORE = ['more', 'mer', 'mera'];
const DOES = table(`
  help, helps, helped, helping, reduc*, improv*, prevent*, reliev*, ease, eases, eased, boost*
  strengthen*, protect*, cure, cures, treat, treats, heal, heals, fix, fixes, speed up, speeds up
  shorten*, lowers, lower, calm, calms, sooth*, increases, enhanc*, support, supports, contribut*, fight
  fights, good for, good against, makes? you, dampen*, stop, stops, aid, aids, promot*, keeps? away
  counter*, ward* off, combat*, alleviat*, remed*, accelerat*, optimi*, regulat*, steadies, gives? you
  rid of, lets? you, protects?, takes? the edge off, keeps? your, makes? for, beats?
  hjälp, hjälpa, hjälper, hjälpte, minska*, förbättra*, förebygg*, lindra*, motverka*, stärk*, skydd*
  bota*, behandla*, läker, läka, snabba* på, snabba* upp, förkorta*, sänk*, lugna*, ökar, höjer, stödjer
  stöder, stöttar, bidra*, bra för, bra mot, bra vid, gör att du, hindra*, förhindra*, främja*
  underlätta*, påskynda*, stoppa*, bekämpa*, dämpa*, håller borta, mildra*, optimera*, reglera*
  råder bot på, medicin mot, ger dig, låter dig, boosta*, gynna*, tar udden av, håller
`);
/** What studies say that saw nothing: the whole sentence is of that. */
const UNSEEN = table(`
  no benefit, no effect, no study, no studies, no evidence, no proof
  ingen nytta, ingen effekt, ingen studie, inga studier, inte hittat någon studie, inga belägg
`);
/** "No evidence that magnesium eases cramps": so is every verb after it, up to the next thing said. */
const UNSEEN_THAT = new RegExp(`${oneOf(UNSEEN)}\\s+(?:that|för att|att|på att)(?!\\p{L})[^,;:.–]*$`, 'iu');
/** "That muscles mend faster has not been shown": so a sentence may begin, whatever it names. */
const DENYING_END = table(`
  has not been shown, is not, does not mean
  är inte visat, är inte sett, är det inte, betyder inte
`);
const NOT_SHOWN = new RegExp(`^(?:that|att)(?!\\p{L}).*${oneOf(DENYING_END)}`, 'iu');
/** Compared with a mineral that is given no name: "more than any single mineral" makes it small. */
const SMALLER = wordsOf(['than any single mineral', 'än något enskilt mineral']);
/** "Nothing helps like magnesium" denies the verb of all else. */
const LIKE = table(`
  like, as well as, better than
  såsom, som, bättre än, lika bra som
`);

/** What ties a subject and a topic and is right: it is not the subject that does anything to the topic. */
const RIGHT: { words: RegExp; why: string }[] = [
  {
    words: wordsOf(['magnesium in stressful times', 'magnesium under stress']),
    why: 'what stress was seen to do to magnesium',
  },
  {
    words: wordsOf(['with kidney or heart disease', 'vid njur- eller hjärtsjukdom']),
    why: 'who is to ask a doctor, in a text that people have said yes to',
  },
  {
    words: wordsOf(['workouts with heart rate', 'pass med puls']),
    why: 'what a device records',
  },
  {
    words: wordsOf(['losses of fluid and minerals', 'förlusten av vätska och mineraler']),
    why: 'what alcohol does, beside what it does to recovery',
  },
  { words: wordsOf(['oat and pulse protein']), why: 'a bean' },
];

const subject = wordsOf(SUBJECT);
const topic = wordsOf(TOPIC);
const does = wordsOf(DOES);
const change = wordsOf(CHANGE);
const unseen = wordsOf(UNSEEN);
const likened = inTurn(0, LIKE, SUBJECT);
/** Up to so many words between a verb and what it acts on: "prevents the worst of those cramps". */
const NEAR = 3;
const between = `(?:\\s+[\\p{L}-]+){0,${NEAR}}?\\s+`;
/** A promise whose subject was named before, or is left to the reader: "Helps against cramps", "Sleep better". */
const promise = new RegExp(
  `${oneOf(DOES, CHANGE)}${between}${oneOf(TOPIC)}|${oneOf(TOPIC)}\\s+${oneOf(CHANGE)}`,
  'giu',
);
const bettered = new RegExp(
  `${oneOf(GAIN)}|${oneOf(CHANGE, MORE)}\\s+${oneOf(BETTERED)}|${oneOf(BETTERED)}(?:\\s+\\p{L}+)?\\s+${oneOf(CHANGE)}`,
  'giu',
);

/** The stretch of a sentence that claims too much; nothing where it does not. With `next`, also what the two claim together. */
export function findClaim(sentence: string, next?: string): string[] {
  const alone = claimIn(sentence);
  if (alone.length > 0 || next === undefined || ties(sentence) || ties(next)) return alone;
  return ties(`${sentence} ${next}`) ? claimIn(`${sentence} ${next}`) : [];
}

/** Whether a subject and a topic stand in it. */
const ties = (said: string) => said.search(subject) >= 0 && said.search(topic) >= 0;

function claimIn(text: string): string[] {
  const said = [SMALLER, ...RIGHT.map(({ words }) => words)].reduce(
    (rest, words) => rest.replace(words, '…'),
    text,
  );
  if (NOT_SHOWN.test(said)) return [];
  const subjects = hitsOf(said, subject);
  const topics = [...hitsOf(said, topic), ...(subjects.length > 0 ? hitsOf(said, bettered) : [])];
  if (topics.length === 0) return [];
  if (subjects.length === 0)
    return hitsOf(said, promise)
      .filter((hit) => !isDenied(said, hit))
      .map(asText);
  return isUntied(said) ? [] : [stretch(said, [...subjects, ...topics])];
}

/** Whether each verb that could tie them is denied, or, where there is none, nothing was seen. */
function isUntied(said: string): boolean {
  if (hitsOf(said, likened).length > 0) return false;
  const verbs = [...hitsOf(said, does), ...hitsOf(said, change)];
  return verbs.length > 0
    ? verbs.every((verb) => isDenied(said, verb) || UNSEEN_THAT.test(said.slice(0, verb.at)))
    : hitsOf(said, unseen).length > 0;
}

const asText = ({ text }: Hit) => text;

function stretch(said: string, hits: Hit[]): string {
  return said.slice(Math.min(...hits.map(({ at }) => at)), Math.max(...hits.map(({ end }) => end)));
}
