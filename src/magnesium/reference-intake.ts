export const AUTHORITIES = ['nnr-2023', 'efsa-2015', 'iom-1997'] as const;
/** Whose reference intake is reckoned with. */
export type Authority = (typeof AUTHORITIES)[number];

/** As far as they told; null: not told. */
export interface Person {
  sex: 'female' | 'male' | null;
  /** Full years. */
  ageYears: number | null;
  pregnant: boolean;
  breastfeeding: boolean;
}

/** Magnesium to eat, mg a day. Both ends are the same where sex and age are known. */
export interface ReferenceIntake {
  lowMg: number;
  highMg: number;
}

interface Known {
  sex: 'female' | 'male';
  ageYears: number;
  pregnant: boolean;
  breastfeeding: boolean;
}

/** One age of each group that the tables tell apart, from 13 on. */
const AGES = [13, 16, 18, 25, 40];

/**
 * What an authority holds to be enough for nearly everybody; for whoever did not tell sex or age, the range over both.
 * Below it nothing is known to be lacking: two of the three say that no average need can be told.
 * [NNR2023] [EFSA2015Mg] [IOM1997]
 */
export function referenceIntakeMg(person: Person, authority: Authority): ReferenceIntake {
  const expecting = person.pregnant || person.breastfeeding;
  const sexes = expecting ? (['female'] as const) : person.sex ? [person.sex] : (['female', 'male'] as const);
  const ages = person.ageYears === null ? AGES : [person.ageYears];
  const { pregnant, breastfeeding } = person;
  const table = authority === 'iom-1997' ? american : european;
  const every = sexes.flatMap((sex) =>
    ages.map((ageYears) => table({ sex, ageYears, pregnant, breastfeeding })),
  );
  return { lowMg: Math.min(...every), highMg: Math.max(...every) };
}

/** NNR 2023 took EFSA's adequate intakes; from ten years on they are the same. */
function european({ sex, ageYears, pregnant, breastfeeding }: Known): number {
  if (pregnant || breastfeeding) return 300;
  if (ageYears < 18) return sex === 'female' ? 250 : 300;
  return sex === 'female' ? 300 : 350;
}

function american({ sex, ageYears, pregnant, breastfeeding }: Known): number {
  const group = ageYears < 14 ? 0 : ageYears < 19 ? 1 : ageYears < 31 ? 2 : 3;
  if (pregnant) return [400, 400, 350, 360][group]!;
  if (breastfeeding) return [360, 360, 310, 320][group]!;
  return (sex === 'female' ? [240, 360, 310, 320] : [240, 410, 400, 420])[group]!;
}
