import { findClaim } from './claim-words.js';
import { readingsOf } from './message-variants.js';
import { rangesMissing, unitsMissing } from './number-words.js';

/** A text as it stands in locales/ or in a table of food, with its full key: `ledger.state.unclear`. */
export interface Told {
  language: 'en' | 'sv';
  key: string;
  text: string;
}

export interface WordRule {
  name: string;
  /** What somebody reads whose text breaks it. */
  instead: string;
  /** What was found; nothing where the text is in order. */
  find(sentence: string, told: Told): string[];
}

/** What the article says is told as the article's, and Svett's own word stands beside it. */
const SAID_BY_THE_ARTICLE = /^claims[.][\w-]+[.]says$/;

const DENIED =
  /\b(no|not|never|nothing|none|nobody|neither|cannot|without|hardly)\b|n[’']t\b|\b(inte|ingen|inga|inget|aldrig|varken|knappast|utan)\b/i;

const found = (sentence: string, pattern: RegExp): string[] => {
  const hit = pattern.exec(sentence);
  return hit ? [hit[0]] : [];
};

/** `\b` knows no å, ä and ö. */
const word = (words: string) => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, 'iu');

const LACK = /\p{L}*deficien\p{L}*|deplet\p{L}*|\p{L}*brist(?:en|er|erna|ande|fällig\p{L}*)?(?!\p{L})/iu;

const LEVELS = word(
  'your (?:magnesium |own |blood )*levels? (?:is|are|has|have)' +
    '|(?:din|dina) (?:egna )?(?:magnesium)?(?:nivå|nivåer) (?:är|ligger|har)',
);

const SUPPLEMENT = /supplement|tillskott|tablet|capsule|kaps(?:el|lar)|\bpills?\b|\bpiller\b/i;
const AMOUNT =
  /(?:\d[\d.,–-]*|[}])\s*(?:mg|milligram\p{L}*|g|gram|tablet\p{L}*|capsules?|kapslar|kapsel|pills?)(?!\p{L})/iu;
const UPPER_LEVEL = /upper level|upper limit|övre gräns/i;
const DOSE = word('dos|dosen|doser|dosering|dose|doses|dosage|dosing');
const FORM =
  /magnesium\s?(?:bis)?(?:glyc?inat|citrat|oxid|malat|taurat|la[ck]tat|orotat|th?reonat|chlorid|klorid)\p{L}*/iu;

/** Beside "magnesium", what a body cannot be said to have from what Svett knows. */
const VERDICT = word(
  'you (?:probably |likely |may |might |clearly |seem to )*(?:have|are|lack)(?: a| too| very)? (?:low|little|lacking|short|magnesium|anaemi\\p{L}*|anemi\\p{L}*|ill|sick)(?: in| on| of| magnesium)*' +
    '|you (?:suffer|are suffering) from' +
    '|du (?:har|lider av|saknar|är) (?:troligen |nog |kanske |säkert |sannolikt |antagligen )*(?:lågt magnesium|låga magnesium\\p{L}*|för lite magnesium|ont om magnesium|magnesium|blodbrist|anemi|sjuk)' +
    '|du lider av' +
    '|(?:is|are) (?:probably |likely )?(?:caused by|due to|a sign of) (?:low |too little )?magnesium' +
    '|(?:beror|tyder) (?:troligen |nog )?på (?:lågt |för lite )?magnesium' +
    '|(?:detects?|predicts?|monitors?|reveals?|treats?|cures?) (?:your |low )?(?:magnesium|electrolytes|illness|disease)' +
    '|(?:upptäcker|avslöjar|förutsäger|övervakar|behandlar|botar) (?:din |dina |ditt |lågt )*(?:magnesium|elektrolyter|sjukdom\\p{L}*)' +
    '|arrhythmia|ECG|EKG|arytmi|förmaksflimmer|atrial fibrillation',
);
/** Whoever has it may say so, for heart rate is not to be believed then. */
const TOLD_BY_THEM = /^web[.]profile[.]heartRateUnreliable[.]why$/;
/** Somebody else's diagnosis may be told of, and that Svett makes none. */
const DOCTORS = /by (?:a|your) doctor|av (?:en|din) läkare|läkare har|doctor has/i;

const LIKELIHOOD = word(
  '(?:risk|risken|risks|chance|chances|probability|likelihood|odds|sannolikhet|sannolikheten|chans|chansen)',
);
const OF_ILLNESS =
  /%|percent|procent|\b(?:of|for|för|att)\b.*(?:ill|disease|sjuk|magnesium|low|lågt)|(?:sannolikhet|probability|likelihood)/i;
const SCORE = word(
  '(?:risk|health|magnesium|symptom|body)[ -]?(?:score|index|points)|(?:risk|hälso|magnesium|symtom|kropps)(?:poäng|index|betyg)',
);
/** What a store holds after so many sessions: a balance nobody can keep. */
const STORE = word(
  '(?:your|the) body (?:has|holds|still has)[^.]{0,20} (?:left|mg)|(?:din kropp|kroppen) har[^.]{0,20} (?:kvar|mg)|magnesium (?:balance|debt|bank|skuld|balans|konto)|magnesium(?:balans|skuld|konto)\\p{L}*',
);

export const WORD_RULES: WordRule[] = [
  {
    name: 'claim',
    instead:
      'Only the claims of Regulation (EU) 432/2012 may be made, and cramps, recovery, sleep, stress, endurance, performance, inflammation, oxygen, heart rhythm and blood pressure are none of them. Say it of studies, with what they did not show, or leave it out.',
    find: (sentence, { key }) =>
      SAID_BY_THE_ARTICLE.test(key) || DENIED.test(sentence) ? [] : findClaim(sentence),
  },
  {
    name: 'lack',
    instead: 'Nobody is told that they lack it: "low magnesium", "probably less than recommended".',
    find: (sentence) => found(sentence, LACK),
  },
  {
    name: 'level',
    instead: 'What a body holds is not known without a laboratory value.',
    find: (sentence, { key }) => (key.startsWith('labs.') ? [] : found(sentence, LEVELS)),
  },
  {
    name: 'store',
    instead: 'Coverage of a need by food can be told, what a body has left cannot.',
    find: (sentence) => (DENIED.test(sentence) ? [] : found(sentence, STORE)),
  },
  {
    name: 'dose',
    instead: 'No amount beside a supplement, but the official upper level of 250 mg a day, named as such.',
    find: (sentence) => [
      ...(DENIED.test(sentence) ? [] : found(sentence, DOSE)),
      ...amountOfSupplement(sentence),
    ],
  },
  {
    name: 'form',
    instead: 'No kind or brand of supplement is named or ranked.',
    find: (sentence) => found(sentence, FORM),
  },
  {
    name: 'diagnosis',
    instead: 'Svett makes none. That it makes none may be said.',
    find: (sentence, { key }) => {
      if (TOLD_BY_THEM.test(key) || DENIED.test(sentence) || DOCTORS.test(sentence)) return [];
      return [...found(sentence, /\p{L}*diagnos\p{L}*/iu), ...found(sentence, VERDICT)];
    },
  },
  {
    name: 'probability',
    instead: 'A list of what applies and why, never how probable an illness is, and no score.',
    find: (sentence) => {
      if (DENIED.test(sentence)) return [];
      const odds = OF_ILLNESS.test(sentence) ? found(sentence, LIKELIHOOD) : [];
      return [...odds, ...found(sentence, SCORE)];
    },
  },
  {
    name: 'unit',
    instead:
      'A number stands with its unit, or in the list of numbers that need none (number-words.ts), with the reason.',
    find: unitsMissing,
  },
  {
    name: 'range',
    instead:
      'An estimate has a range: "about 3 mg (likely 1–13 mg)". What is measured or a reference is said to be.',
    find: rangesMissing,
  },
];

/** The upper level may be stated as what it is, and nothing beside it. */
function amountOfSupplement(sentence: string): string[] {
  if (!SUPPLEMENT.test(sentence)) return [];
  const rest = UPPER_LEVEL.test(sentence) ? sentence.replace(/250(?: |\u00a0)mg/g, '') : sentence;
  return found(rest, AMOUNT);
}

/** A stop, a question, a new line or a semicolon ends it; "e.g." and "t.ex." do not. */
const SENTENCE_END = /(?<=[.!?;:])\s+(?=[\p{Lu}{“"«])|\n+/u;

export interface Fault {
  key: string;
  language: string;
  rule: string;
  found: string;
}

/** Everything that is wrong with the words of these texts. */
export function faultsOf(texts: readonly Told[], rules: readonly WordRule[] = WORD_RULES): Fault[] {
  const faults = texts.flatMap((told) =>
    sentencesOf(told).flatMap((sentence) =>
      rules.flatMap(({ name, find }) =>
        find(sentence, told).map((hit) => ({
          key: told.key,
          language: told.language,
          rule: name,
          found: hit,
        })),
      ),
    ),
  );
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function sentencesOf({ text, language }: Told): string[] {
  return [...new Set(readingsOf(text, language).flatMap((reading) => reading.split(SENTENCE_END)))];
}
