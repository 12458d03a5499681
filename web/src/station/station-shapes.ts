import type { components } from '#web/api.gen.ts';
import type { Language } from '#web/words/language.ts';

type Shapes = components['schemas'];

export type Station = Shapes['Station'];
export type Member = Station['members'][number];
export type FluidRule = Station['fluid'];
export type DoubtRule = Station['doubts'];
export type Answer = Shapes['StationAnswers']['items'][number];
export type Fluid = NonNullable<Answer['fluid']>;
export type Side = 'before' | 'after';
/** What the server is told of a weighing. */
export type Told = Shapes['StationEntriesInput']['entries'][number];

/** A weighing as this tablet keeps it. */
export interface Entry {
  id: string;
  teamId: string;
  /** Who entered it: nobody else sends it. */
  accountId: string;
  memberId: string;
  /** As they were called then: they may have left since. */
  name: string;
  when: Side;
  /** ISO 8601, and the day on the team's calendar. */
  at: string;
  day: string;
  /** null: nobody needs it here any more. */
  massKg: number | null;
  drinkL: number | null;
  clothed: boolean;
  sure: boolean;
  isNextWithinDay: boolean;
  /** `waiting`: to be sent. */
  state: 'waiting' | 'taken' | 'doubtful' | 'refused';
  reason: Answer['reason'];
  doubts: string[];
  /** What was told to drink after it. */
  fluid: Fluid | null;
  /** ISO 8601. From then on its kilos are not here, whatever became of it. */
  until: string;
}

/** A team as this tablet last heard of it. */
export interface Roster {
  teamId: string;
  accountId: string;
  language: Language;
  habits: { units: 'metric' | 'imperial'; timeZone: string };
  station: Station;
}
