import type { Told } from './word-rules.js';
import { hitsOf, NUMBER_WORDS, oneOf, table } from './word-tables.js';

/** A number and its unit, an estimate and its range: what stands in the way of reading more into a figure than it holds. */

const SYMBOLS =
  'mg/L|mg/l|mg|µg|µmol/L|nmol/L|mmol/L|mmol|g/d|g|kg|mL|ml|dl|cl|L/h|L|l|%|°C|°F|W/m²|W|kcal|bpm|km|cm|mm|m|h|min|s|d|MB|GB|kB|clo|MET|RPE';
const WORDS =
  'milligram\\p{L}*|grams?|gram|kilograms?|kilo|litres?|liter|hours?|minutes?|seconds?|days?|weeks?|months?|years?|nights?|degrees?|beats?|percent|times?|characters?|letters?|digits?|codes?|glass\\p{L}*|cups?|portions?|tablespoons?|sessions?|groups?|signs?|files?|people|pieces?|steps?|points?|foods?|women|men|patients|trials?|studies|processes|parts?|values?|entries|words?|runs?|rides?|weigh-ins?|factors?|words|things?' +
  '|timm\\p{L}+|minut\\p{L}*|sekund\\p{L}*|dag\\p{L}*|dygn\\p{L}*|veck\\p{L}+|månad\\p{L}*|år|års|nätter|grader|slags?|procent|gånger|tecken|siffror|koder|glas|kopp\\p{L}*|portion\\p{L}*|matsked\\p{L}*|pass|grupp\\p{L}*|\\p{L}*grupper\\p{L}*|filer|person\\p{L}*|bitar|steg|poäng|livsmedel|kvinnor|män|patienter|studier|processer|delar|värden|poster|ord|löpningar|turer|vägning\\p{L}*|omständigheter|saker|näve|nävar';
/** Between a number and its unit may stand what kind it is, and none of these: "320 a day" has none. */
const SMALL = table(`
  a, an, per, every, each, of, the, in, on, for
  om, i, på, av, till, för, varje
`);
const UNIT = `(?:(?:${SYMBOLS})(?![\\p{L}\\d])|(?:(?!${oneOf(SMALL)})[\\p{L}-]+ ){0,2}(?:${WORDS})(?![\\p{L}\\d]))`;

const ONE = '[◊\\d][\\d.,  ]*';
const MORE = `(?:\\s?(?:–|-|/|×|to|and|or|of|till|och|eller|av|a|per)\\s?${ONE})*`;
/** A number that no letter, sign or point before it makes part of a name: "B12", "-12", "RULE_2". */
const NUMBER = /(?<![\p{L}\d_◊.,–:/-])\d+(?:[.,]\d+)*(?:[  ]\d{3}(?!\d))*/gu;
const WITH_UNIT = new RegExp(`^${MORE}[\\s -]*${UNIT}`, 'u');

interface Allowed {
  number: RegExp;
  /** Of which texts; without it, of all. */
  key?: RegExp;
  why: string;
}

/** Numbers that have no unit, each with the reason. `number` is matched from where the number stands, with the words before. */
const UNITLESS: Allowed[] = [
  {
    number: new RegExp(`\\d[  ](?:\\p{L}+ )?(?:${WORDS}) (?:of|av) \\d+$`, 'iu'),
    why: 'counts what the number before it counts',
  },
  { number: /(?<!\d)(?:112|1177|113|1813|911|999|110|116 ?117|119|144)$/, why: 'a telephone number' },
  {
    number: /(?:under|over|above|below|from|of|turn|are|över|från|fyllt|fyller|är|på) (?:13|16|18|65)$/i,
    why: 'an age',
  },
  {
    number:
      /(?:from|of|av|till|to|från|write|skriv|skala|scale|between|mellan|and|och) ?(?:0|1|2|3|5|7|10)$/i,
    why: 'a step of a scale',
  },
  {
    number: /(?<!\d)(?:0|1)$/,
    key: /^(?:weighing|estimate|help)[.]/,
    why: 'nothing, or a factor that changes nothing',
  },
  {
    number: /[◊\d][^.;]{0,45}(?:likely|troligen) (?:(?:up to|upp till|högst) )?4$/,
    why: 'the range of the figure before it, in the same unit',
  },
  {
    number: /^(?:likely|troligen) (?:(?:up to|upp till|högst) )?4$/,
    key: /^web[.]range[.]likely/,
    why: 'a range that stands beside its figure and unit',
  },
  { number: /4$/, key: /^weighing[.]taught$/, why: 'a range of how many times as much' },
  { number: /\b[Tt]ype? 2$/, why: 'the name of an illness' },
  { number: /(?:19|20)\d\d$/, why: 'a year' },
  { number: /432\/2012$|432$/, why: 'a regulation' },
  { number: /(?:Node(?:[.]js)?|iOS) \d+(?:[.]\d+)?(?: (?:or|eller) \d+)?$/, why: 'a version' },
  { number: /(?<!\d)2$/, key: /^factors[.]/, why: 'the name of an app' },
  {
    number: /./,
    key: /^(?:cli|help|doctor|running|takeout)[.]/,
    why: 'spoken to who runs the machine: ports, modes, flags',
  },
];

/** What a text asks for by these names comes as a bare number: its unit stands in the text. */
const BARE = table(`
  mg, litres, grams, kg, percent, pct, minutes, hours, seconds, days, bpm
  low, mid, high, need, needLow, needHigh, sessionsLow, sessionsHigh, massLow, massHigh
`);
const BARE_NAME = new RegExp(`\\{${oneOf(BARE)}\\}`, 'gu');
/** A number no text has a reason to leave without a unit, and what is filled in for one. */
const ANY = '4';
const FILLED_UNIT = /\{(?:unit|measure|range)\}/gu;

/** Numbers of one sentence that stand without a unit, as figures or as what is filled in. */
export function unitsMissing(sentence: string, { key }: Told): string[] {
  const masked = sentence
    .replace(BARE_NAME, ANY)
    .replace(FILLED_UNIT, 'g')
    .replace(/\{[^}]*\}/g, '◊');
  return [...masked.matchAll(NUMBER)]
    .filter(({ 0: number, index }) => {
      const after = masked.slice(index + number.length);
      const before = masked.slice(0, index + number.length);
      return !WITH_UNIT.test(after) && !isAllowed(before, key);
    })
    .map(({ 0: number, index }) => masked.slice(index, index + number.length + 15));
}

function isAllowed(before: string, key: string): boolean {
  return UNITLESS.some((one) => one.number.test(before) && (one.key === undefined || one.key.test(key)));
}

const ESTIMATED =
  '(?:mg|milligram\\p{L}*|L|litres?|liter|ml|mL|dl|cl|%\\s(?:of|av) (?:your|the|ditt|a day’s|dagens)? ?(?:daily )?(?:needs?|behov|behovet))(?![\\p{L}\\d/])';
const FIGURE = '(?:\\d[\\d.,]*|\\{[^}]*\\})';
const IN_WORDS = oneOf(NUMBER_WORDS);
const ONE_END = `${FIGURE}(?:\\s?(?:mg|L))?`;
/** "1–13 mg", "{low} to {high} mg", "mellan 1 och 13 mg": both ends before one unit. "5 mg and 3 mg" are two points. */
const SPAN =
  `(?:${ONE_END}\\s?(?:–|-|to|till)|(?:between|mellan)\\s${ONE_END}\\s(?:and|och))` +
  `\\s?${FIGURE}(?:\\s?${ESTIMATED})?`;
/** "about 3 mg (likely 1–13 mg)", "3 L of sweat, likely 2 to 4 L": the range stands right after what it is of. */
const WITH_RANGE = new RegExp(
  `(?:${FIGURE}|${IN_WORDS})\\s?${ESTIMATED}[^.;:{}\\d]{0,30}?[(,:]\\s?(?:likely|troligen|plausibly)?\\s?${SPAN}`,
  'giu',
);
const POINT = new RegExp(`(?:${FIGURE}|${IN_WORDS})\\s?${ESTIMATED}`, 'giu');

/** Right before a figure, these make a bound of it, or what authorities or a study set; no estimate of ours. */
const BOUNDS = table(`
  at least, at most, more than, less than, under, above, over, below, up to, for each, in pregnancy, per
  minst, högst, mer än, mindre än, över, upp till, för varje, som mest, för gravida
`);
const BOUND = new RegExp(`${oneOf(BOUNDS)}\\s$`, 'iu');
/** A little before it, what makes it a figure of authorities. */
const AUTHORITIES = table(`
  upper level, upper limit, reference, reference intake, recommended intake, recommendation
  övre gräns, övre gränsen, referensvärde*, rekommenderat intag, rekommendationen
`);
const SET = new RegExp(`${oneOf(AUTHORITIES)}[^.;,]{0,45}$`, 'iu');

interface Known {
  key: RegExp;
  why: string;
}
const NO_RANGE: Known[] = [
  {
    key: /^(?:ledger[.]everyday|web[.]magnesium[.]recommended)[.]one$/,
    why: 'a reference intake, which authorities give as one figure',
  },
  {
    key: /^web[.](?:range[.]litres|magnesium[.]recommended[.]picture)$/,
    why: 'a picture told in words, beside the range it draws',
  },
  { key: /^web[.]drivers[.]delta$/, why: 'what one input moves the middle by; the range stands above' },
  { key: /^web[.]vendor[.]/, why: 'what a device of another maker said' },
  { key: /^cli[.]estimate[.]vendor$/, why: 'what a device of another maker said' },
  {
    key: /^food[.](?:add[.]portion|entry[.]|own[.]tells[.]|portion[.])/,
    why: 'a figure of a table or a label, for a portion of food; the range stands with the sum of a day',
  },
  {
    key: /^food[.]swap[.]more$/,
    why: 'figures of tables for two portions, where all tables say the same; else the range is told',
  },
  {
    key: /^squad[.]averages[.](?:sweat|coverage)$/,
    why: 'an average of five people or more, coarsely rounded: an estimate of none of them',
  },
  { key: /^(?:weighing[.]bottle[.]|station[.]drink[.]add$)/, why: 'how much a bottle holds' },
  { key: /^circumstances[.]alcohol[.]glasses/, why: 'how large a glass is' },
  {
    key: /^ledger-factors[.]datum[.]caffeine-a-day$/,
    why: 'what is held against a limit; its range is on its own page',
  },
  { key: /^claims[.]slow-fall[.]evidence$/, why: 'what the women of a study were given to eat' },
];

/** Estimates of one sentence that stand as a single figure. */
export function rangesMissing(sentence: string, { key }: Told): string[] {
  if (NO_RANGE.some((one) => one.key.test(key))) return [];
  const rest = sentence.replace(WITH_RANGE, '…').replace(new RegExp(SPAN, 'giu'), '…');
  return hitsOf(rest, POINT)
    .filter(({ at }) => !BOUND.test(rest.slice(0, at)) && !SET.test(rest.slice(0, at)))
    .map(({ text }) => text);
}
