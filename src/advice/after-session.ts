import { type Ground, silence, type Verdict } from '#src/advice/advice';
import { type FluidFacts, fluidAfter } from '#src/advice/fluid';
import {
  filledWith,
  groundOf,
  type LikelyAmount,
  likelyAmount,
  type Named,
  namedAs,
} from '#src/advice/likely-amount';
import type { Kind } from '#src/advice/kinds';
import { quantile, type LogNormal } from '#src/sweat/distribution';

/** A session that was just done, as far as food and drink are concerned. */
export interface SessionDone {
  sessionId: string;
  durationMin: number;
  /** null: could not be told. */
  minutesAtThreshold: number | null;
  /** Skin sweat, litres; null: nothing could be estimated. */
  sweatL: LogNormal | null;
  sodiumMg: LikelyAmount | null;
  magnesiumMg: LikelyAmount | null;
}

/** So much sweat is worth a word on drinking, litres. */
const SWEATY_L = 0.8;
const SWEATY_FOR_FOOD_L = 1;
/** Long: so many minutes, or so many litres. */
const LONG = { minutes: 150, litres: 2.5 };
/** Hard enough to speak of food: so many minutes at threshold in so many at all. */
const HARD = { atThreshold: 10, minutes: 45 };

const FLUID_SOURCES = ['Thomas2016', 'Weschler2005'];

/** What to drink after a sweaty session: by thirst, and an amount only where the next one is near. */
export function sessionFluid(
  session: SessionDone,
  drink: Pick<FluidFacts, 'drunkL' | 'isNextWithinDay' | 'noTarget'>,
): Verdict {
  const { sessionId, sweatL, durationMin } = session;
  if (!sweatL) return silence('session-fluid', 'no-estimate');
  const sweat = likelyAmount(sweatL);
  const grounds: Ground[] = [groundOf('sweat-l', sweat)];
  if (sweat.mid < SWEATY_L) return silence('session-fluid', 'little-sweat', grounds);
  if (isLong(session)) return silence('session-fluid', 'said-with-length', grounds);
  const { drunkL } = drink;
  if (drunkL !== null) grounds.push({ what: 'drunk-l', value: drunkL });
  if (drunkL !== null && drunkL >= quantile(sweatL, 0.25)) return silence('session-fluid', 'done', grounds);
  const word = fluidAfter({ ...drink, sweatL, durationMin });
  if (word.amount) grounds.push({ what: 'next-within-day' });
  return {
    ...afterSession('session-fluid', sessionId, { after: 20, until: 4 * 60 }),
    values: {
      ...filledWith('sweatL', sweat),
      salt: drink.noTarget ? 'no' : 'yes',
      ...(word.amount
        ? {
            drink: word.countsWhatWasDrunk ? 'all' : 'more',
            drinkLLow: word.amount.lowL,
            drinkLHigh: word.amount.highL,
            overHours: word.amount.overHours,
          }
        : { drink: 'thirst' }),
    },
    grounds,
    grade: 'B',
    sources: FLUID_SOURCES,
  };
}

/** After a long session: a proper meal, drinking by thirst, a quiet evening. */
export function sessionLong(session: SessionDone, { mayHaveSalt }: { mayHaveSalt: boolean }): Verdict {
  const { sessionId, durationMin, sweatL, sodiumMg } = session;
  const sweat = sweatL && likelyAmount(sweatL);
  const grounds: Ground[] = [
    { what: 'duration-min', value: durationMin },
    ...(sweat ? [groundOf('sweat-l', sweat)] : []),
    ...(sodiumMg ? [groundOf('sodium-mg', sodiumMg)] : []),
  ];
  if (!isLong(session)) return silence('session-long', 'not-long', grounds);
  return {
    ...afterSession('session-long', sessionId, { after: 30, until: 6 * 60 }),
    values: {
      estimate: sweat && sodiumMg ? 'yes' : 'no',
      salt: mayHaveSalt ? 'yes' : 'no',
      ...(sweat && filledWith('sweatL', sweat)),
      ...(sodiumMg && filledWith('sodiumMg', sodiumMg)),
    },
    grounds,
    grade: 'B',
    sources: ['Baker2016', 'Montain2006'],
  };
}

/** What the magnesium of a sweaty or hard session is as food. `foodNotedSince`: they ate, and noted it. */
export function sessionFood(
  session: SessionDone,
  { serving, foodNotedSince }: { serving: Named | null; foodNotedSince: boolean },
): Verdict {
  const { sessionId, sweatL, magnesiumMg, minutesAtThreshold } = session;
  const sweat = sweatL && likelyAmount(sweatL);
  const grounds: Ground[] = [
    ...(sweat ? [groundOf('sweat-l', sweat)] : []),
    ...(magnesiumMg ? [groundOf('magnesium-mg', magnesiumMg)] : []),
    ...(minutesAtThreshold === null ? [] : [{ what: 'hard-min', value: minutesAtThreshold }]),
  ];
  if (!magnesiumMg) return silence('session-food', 'no-estimate', grounds);
  if (!((sweat?.mid ?? 0) >= SWEATY_FOR_FOOD_L || isHard(session)))
    return silence('session-food', 'neither-sweaty-nor-hard', grounds);
  if (foodNotedSince) return silence('session-food', 'done', grounds);
  if (!serving) return silence('session-food', 'no-food-suits', grounds);
  return {
    ...afterSession('session-food', sessionId, { after: 45, until: 12 * 60 }),
    values: { ...filledWith('magnesiumMg', magnesiumMg), ...namedAs('food', serving) },
    grounds,
    grade: 'C',
    sources: ['Montain2007', 'Baker2011', 'SLV2022'],
  };
}

export interface EveningFacts {
  sessionId: string;
  /** HH:MM of the clock on the wall. */
  endedAt: string;
  /** What was noted as eaten today, mg; null: nothing. */
  notedMg: number | null;
  everydayMg: { low: number; high: number };
  /** null: of all foods none suits. */
  food: Named | null;
}

const EVENING = { from: '18:30', to: '21:00', over: '21:30' };
/** So much of the everyday need is open yet, mg. */
const OPEN_MG = 60;

/** After an evening's session, something small that suits the evening. */
export function eveningSnack({ sessionId, endedAt, notedMg, everydayMg, food }: EveningFacts): Verdict {
  if (endedAt < EVENING.from || endedAt > EVENING.to) return silence('evening-snack', 'not-evening');
  if (notedMg === null) return silence('evening-snack', 'nothing-noted');
  const grounds: Ground[] = [
    { what: 'noted-mg', value: notedMg },
    { what: 'everyday-mg', low: everydayMg.low, high: everydayMg.high },
  ];
  // By the lower reference: whoever ate that much is offered nothing.
  if (everydayMg.low - notedMg <= OPEN_MG) return silence('evening-snack', 'done', grounds);
  if (!food) return silence('evening-snack', 'no-food-suits', grounds);
  return {
    kind: 'evening-snack',
    key: `snack:${sessionId}`,
    sessionId,
    values: namedAs('food', food),
    grounds,
    grade: 'C',
    sources: ['SLV2022', 'USDA-SR27'],
    sendAt: { at: 'after-session', minutes: 60, notAfter: EVENING.to },
    // Of the session's own evening, also where it is told of on the next day.
    expiresAt: { at: 'after-session', minutes: minutesOf(EVENING.over) - minutesOf(endedAt) },
    path: '/food',
  };
}

/** Of the day, of a time HH:MM. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function isLong({ durationMin, sweatL }: SessionDone): boolean {
  return durationMin >= LONG.minutes || (sweatL !== null && likelyAmount(sweatL).mid >= LONG.litres);
}

function isHard({ minutesAtThreshold, durationMin }: SessionDone): boolean {
  return (minutesAtThreshold ?? 0) >= HARD.atThreshold && durationMin >= HARD.minutes;
}

function afterSession(kind: Kind, sessionId: string, { after, until }: { after: number; until: number }) {
  return {
    kind,
    key: `${kind}:${sessionId}`,
    sessionId,
    sendAt: { at: 'after-session', minutes: after },
    expiresAt: { at: 'after-session', minutes: until },
    path: `/sessions/${sessionId}`,
  } as const;
}
