import { AfterSessionAdviser } from '#src/nudges/after-session-adviser';
import { Drinker } from '#src/nudges/drinker';
import { DrinkingAdviser } from '#src/nudges/drinking-adviser';
import { EatingAdviser } from '#src/nudges/eating-adviser';
import { HeatAdviser } from '#src/nudges/heat-adviser';
import { Pantry } from '#src/nudges/pantry';
import { SessionFacts } from '#src/nudges/session-facts';
import { SweatyWeekAdviser } from '#src/nudges/sweaty-week-adviser';
import { UsualTomorrow } from '#src/nudges/usual-tomorrow';
import { WeekAdviser } from '#src/nudges/week-adviser';
import { WeighingAdviser } from '#src/nudges/weighing-adviser';

/** Who speaks of sessions, food, weeks, heat, weighing and drinking. */
export const TRAINING_ADVISERS = [
  AfterSessionAdviser,
  DrinkingAdviser,
  EatingAdviser,
  HeatAdviser,
  SweatyWeekAdviser,
  WeekAdviser,
  WeighingAdviser,
];

/** Who gathers facts for them. */
export const TRAINING_FACTS = [Drinker, Pantry, SessionFacts, UsualTomorrow];
