import { type Ground, silence, type Verdict } from '#src/advice/advice';
import { quarterOf } from '#src/advice/habits';

export interface SupplementFacts {
  isAdult: boolean;
  /** Magnesium from supplements on each of the last days something of one was noted, mg; the newest last. */
  days: readonly { day: string; supplementMg: number }[];
  today: string;
  /** Magnesium was measured in the last half year. */
  isMeasured: boolean;
  /** A doctor has said that one is right for them. */
  isByDoctor: boolean;
}

/** Of the Nordic countries and the EU, for grown people, mg a day from supplements [NNR2023]. */
const UPPER_LEVEL_MG = 250;
const ABOVE_DAYS = 3;

/** Whoever notes a supplement without a value: to check first. The morning after. */
export function supplementUntested(facts: SupplementFacts): Verdict {
  const kind = 'supplement-untested';
  const { isAdult, days, today, isMeasured, isByDoctor } = facts;
  if (!isAdult) return silence(kind, 'not-adult');
  if (days.length === 0) return silence(kind, 'none-noted');
  const grounds: Ground[] = [{ what: 'supplement-days', value: days.length }];
  if (isByDoctor) return silence(kind, 'by-a-doctor', grounds);
  if (isMeasured) return silence(kind, 'measured', grounds);
  return {
    kind,
    key: `label:${quarterOf(today)}`,
    sessionId: null,
    values: {},
    grounds,
    grade: 'B',
    sources: ['NNR2023', 'NielsenLukaski2006'],
    sendAt: { at: 'local', time: '09:00', inDays: 0 },
    expiresAt: { at: 'local', time: '20:00', inDays: 14 },
    path: '/food',
  };
}

/** More than the upper level on three of the last seven days. */
export function supplementAboveLimit({ isAdult, days, today }: SupplementFacts): Verdict {
  const kind = 'supplement-above-limit';
  if (!isAdult) return silence(kind, 'not-adult');
  const above = days.filter(({ supplementMg }) => supplementMg > UPPER_LEVEL_MG);
  if (above.length < ABOVE_DAYS) return silence(kind, 'not-above');
  return {
    kind,
    key: `label-most:${today.slice(0, 7)}`,
    sessionId: null,
    values: {},
    grounds: [{ what: 'days-above-level', value: above.length }],
    grade: 'A',
    sources: ['NNR2023'],
    sendAt: { at: 'local', time: '10:00', inDays: 0 },
    expiresAt: { at: 'local', time: '20:00', inDays: 7 },
    path: '/food',
  };
}
