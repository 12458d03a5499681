export type Language = 'en' | 'sv';

/** What people of the club write, by hand, in the language of whoever tries it. */
interface Words {
  team: string;
  plan: string;
  /** To somebody who would like to talk. */
  note: string;
  /** Names that workouts are given afterwards. */
  renamed: { strava: string; garmin: string };
}

export const WORDS: Record<Language, Words> = {
  en: {
    team: 'Fyris Endurance',
    plan: 'Intervals 6 × 5 min',
    note: 'Saw that you would like to talk. I am at the club house from five tomorrow, or call me whenever you like.',
    renamed: { strava: 'Along the river', garmin: 'With the club' },
  },
  sv: {
    team: 'Fyris Uthållighet',
    plan: 'Intervaller 6 × 5 min',
    note: 'Såg att du gärna vill prata. Jag är i klubbstugan från fem i morgon, eller ring när du vill.',
    renamed: { strava: 'Längs ån', garmin: 'Med klubben' },
  },
};
