import type { WorkKey } from '#src/ledger/cited-works';

/**
 * How well a statement is supported: A, authorities agree, or it is textbook knowledge or plain arithmetic; B, studies of
 * people point the same way, with gaps; C, few, small or indirect studies, or they disagree; D, nothing found that
 * carries it, or an opinion. [own]
 */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
type Grade = (typeof GRADES)[number];

/** What Svett makes of it: says the same, says it more carefully, or does not say it. */
export const STANCES = ['kept', 'softened', 'left-out'] as const;
type Stance = (typeof STANCES)[number];

/** Parts of the article, in its order. */
export const PARTS = [
  'role',
  'losses',
  'risks',
  'signs',
  'food',
  'supplements',
  'research',
  'testing',
] as const;
type Part = (typeof PARTS)[number];

/** Pages on which a reader finds what became of a statement. */
export const PAGES = [
  '/sessions',
  '/weighing',
  '/magnesium',
  '/food',
  '/check-in',
  '/lab-values',
  '/circumstances',
] as const;
type Page = (typeof PAGES)[number];

/** One statement of the article. Its words are in locales/: what it says, what is known, what Svett does. */
export interface ArticleClaim {
  id: string;
  part: Part;
  grade: Grade;
  stance: Stance;
  sources: readonly WorkKey[];
  pages: readonly Page[];
  /** Speaks of supplements or tests, which nobody under 18 is shown. */
  adultsOnly: boolean;
}

type Row = [id: string, grade: Grade, stance: Stance, sources: WorkKey[], pages: Page[]];

const ROWS: Record<Part, Row[]> = {
  role: [
    ['overlooked', 'D', 'left-out', ['Zhang2023'], []],
    ['processes', 'A', 'kept', ['EFSA2015Mg'], ['/magnesium']],
    ['need-rises', 'C', 'softened', ['NielsenLukaski2006', 'Fogelholm1999', 'Deuster1987'], ['/magnesium']],
    ['matters-for-training', 'C', 'softened', ['EU432-2012', 'Wang2017', 'Lukaski2002'], ['/magnesium']],
    ['many-not-enough', 'D', 'left-out', ['Zhang2023', 'EFSA2015Mg'], []],
    ['contract-relax', 'A', 'kept', ['EU432-2012'], ['/magnesium']],
    ['signals-cramps', 'C', 'softened', ['Garrison2020', 'Rosanoff2022'], ['/check-in']],
    ['energy', 'A', 'kept', ['EU432-2012'], ['/magnesium']],
    ['tires-sooner', 'C', 'softened', ['Lukaski2002'], ['/check-in', '/magnesium']],
    ['oxygen', 'D', 'left-out', ['EU432-2012', 'Lukaski2002'], []],
    ['heart-rhythm', 'C', 'left-out', ['Rosanoff2022', 'EU432-2012'], ['/check-in']],
    ['inflammation', 'C', 'left-out', ['EU432-2012'], []],
    ['repair', 'C', 'softened', ['EU432-2012'], ['/magnesium']],
    ['calcium', 'A', 'kept', ['EFSA2015Mg'], []],
    ['muscles-without', 'B', 'softened', ['EU432-2012', 'EFSA2015Mg'], ['/magnesium']],
  ],
  losses: [
    ['use-rises', 'C', 'softened', ['Deuster1987', 'Beller1975'], ['/magnesium']],
    ['sweat-holds', 'A', 'kept', ['Montain2007', 'Beller1975', 'Baker2011'], ['/sessions', '/magnesium']],
    ['urine', 'C', 'softened', ['Deuster1987', 'Refsum1973', 'Zhang2023'], ['/magnesium']],
    ['long-or-hot', 'B', 'kept', ['Montain2007', 'Baker2016', 'Chinevere2008'], ['/sessions']],
    ['more-sweat', 'A', 'kept', ['Montain2007', 'Baker2016'], ['/sessions', '/weighing']],
    ['intense-or-long', 'C', 'softened', ['Deuster1987', 'Montain2007'], ['/magnesium']],
    ['body-compensates', 'B', 'kept', ['Nielsen2016', 'Hunt2006'], ['/magnesium']],
    ['slow-fall', 'C', 'softened', ['Lukaski2002', 'Nielsen2016'], ['/magnesium']],
  ],
  risks: [
    [
      'risk-training',
      'C',
      'softened',
      ['NielsenLukaski2006', 'Deuster1987', 'Fogelholm1999'],
      ['/magnesium'],
    ],
    ['risk-heat', 'B', 'softened', ['Beller1975', 'Montain2007', 'Baker2016'], ['/magnesium', '/sessions']],
    ['risk-diet', 'C', 'kept', ['SLV2022', 'NielsenLukaski2006'], ['/circumstances', '/food']],
    ['risk-stress', 'C', 'softened', ['Pickering2020'], ['/check-in']],
    ['risk-caffeine', 'C', 'softened', ['KynastGales1994', 'SLV2022'], ['/circumstances', '/magnesium']],
    ['risk-alcohol', 'B', 'softened', ['Rivlin1994', 'Elisaf1995'], ['/circumstances']],
    ['balance-back', 'B', 'kept', ['Nielsen2016', 'Hunt2006'], ['/magnesium', '/food']],
  ],
  signs: [
    ['signs-creep', 'C', 'softened', ['Lukaski2002'], ['/check-in']],
    ['sign-cramp', 'C', 'softened', ['Garrison2020', 'Rosanoff2022'], ['/check-in']],
    ['sign-recovery', 'D', 'softened', [], ['/check-in']],
    ['sign-fatigue', 'C', 'softened', ['EU432-2012', 'Clenin2015'], ['/check-in']],
    ['sign-pulse', 'C', 'softened', ['Lukaski2002'], ['/check-in', '/magnesium']],
    ['sign-mood-sleep', 'C', 'softened', ['Pickering2020'], ['/check-in']],
    ['measure-at-several', 'C', 'kept', ['Rosanoff2022'], ['/check-in', '/lab-values']],
  ],
  food: [
    ['plenty-in-food', 'A', 'kept', ['SLV2022'], ['/food']],
    ['hard-to-cover', 'C', 'softened', ['Zhang2023', 'NielsenLukaski2006'], ['/magnesium']],
    ['food-grains-pulses', 'A', 'kept', ['SLV2022'], ['/food']],
    ['food-greens', 'B', 'softened', ['SLV2022', 'Bohn2004'], ['/food']],
    ['food-nuts-seeds', 'A', 'kept', ['SLV2022'], ['/food']],
    ['food-fish-avocado-chocolate', 'B', 'kept', ['SLV2022'], ['/food']],
    ['varied', 'A', 'kept', ['NNR2023', 'Livsmedelsverket2024'], ['/food', '/magnesium']],
    ['stomach', 'B', 'kept', ['Schwalfenberg2017', 'Srinutta2019'], ['/circumstances']],
  ],
  supplements: [
    ['supplement-sometimes', 'C', 'softened', ['NielsenLukaski2006', 'Wang2017'], ['/lab-values']],
    ['supplement-after-checking', 'B', 'kept', ['NNR2023', 'NielsenLukaski2006'], ['/lab-values']],
  ],
  research: [
    ['studies-mixed', 'A', 'kept', ['Wang2017', 'Zhang2017'], []],
    ['works-when-low', 'B', 'softened', ['NielsenLukaski2006', 'Lukaski2002'], ['/lab-values']],
    ['little-when-enough', 'A', 'kept', ['Wang2017', 'NielsenLukaski2006'], ['/lab-values']],
    ['precondition', 'B', 'kept', ['NielsenLukaski2006', 'Wang2017'], ['/magnesium']],
    ['no-magic', 'B', 'kept', ['EU432-2012', 'Wang2017'], ['/magnesium']],
    ['exhausted-or-strong', 'D', 'left-out', ['Wang2017'], []],
    ['better-and-faster', 'D', 'left-out', ['Wang2017'], []],
  ],
  testing: [
    ['panel', 'B', 'softened', ['Clenin2015', 'Rosanoff2022'], ['/lab-values']],
    ['doctor-reads', 'D', 'softened', [], ['/lab-values']],
    ['know-your-values', 'D', 'softened', [], ['/lab-values']],
    ['tests-guide', 'D', 'left-out', [], []],
  ],
};

const ADULTS_ONLY = new Set([
  'balance-back',
  'measure-at-several',
  'supplement-sometimes',
  'supplement-after-checking',
  'works-when-low',
  'little-when-enough',
  'panel',
  'doctor-reads',
  'know-your-values',
  'tests-guide',
]);

export const ARTICLE_CLAIMS: readonly ArticleClaim[] = PARTS.flatMap((part) =>
  ROWS[part].map(([id, grade, stance, sources, pages]) => ({
    id,
    part,
    grade,
    stance,
    sources,
    pages,
    adultsOnly: ADULTS_ONLY.has(id),
  })),
);
