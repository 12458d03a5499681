import { type Ground, silence, type Verdict } from '#src/advice/advice';
import type { Sport } from '#src/kernel/sport';
import type { CalibrationGroup } from '#src/sweat/calibration';
import type { TemperatureBand } from '#src/sweat/next-weighing';

/** A kind of session that is worth weighing. */
export interface WorthWeighing {
  group: CalibrationGroup;
  band: TemperatureBand;
  /** Share of what is unknown that one test would take away. */
  gain: number;
}

/** A session of tomorrow, planned or usual on that weekday. */
export interface Tomorrow {
  sport: Sport;
  group: CalibrationGroup;
  /** null: nobody knows how warm it will be. */
  band: TemperatureBand | null;
  durationMin: number;
  isPlanned: boolean;
}

export interface WeighingFacts {
  /** Tomorrow, YYYY-MM-DD. */
  day: string;
  /** Most telling first. */
  worth: readonly WorthWeighing[];
  tomorrow: readonly Tomorrow[];
  /** Since the last weighing; null: never weighed. */
  daysSinceLast: number | null;
}

/** Less is not worth the trouble. [own] */
const LEAST_GAIN = 0.1;
/** Who has just weighed one is not asked for the next. [own] */
const REST_DAYS = 7;
/** A weighing of a shorter or longer session teaches nothing, minutes. */
const FIT_MIN = { from: 30, to: 180 };

/** The evening before, that tomorrow's session is the one that would teach most. */
export function weighNext({ day, worth, tomorrow, daysSinceLast }: WeighingFacts): Verdict {
  if (tomorrow.length === 0) return silence('weigh-next', 'nothing-planned');
  if (daysSinceLast !== null && daysSinceLast < REST_DAYS)
    return silence('weigh-next', 'done', [{ what: 'days-since-weighing', value: daysSinceLast }]);
  const [best] = worth;
  if (!best || best.gain < LEAST_GAIN) return silence('weigh-next', 'nothing-to-learn');
  const grounds: Ground[] = [{ what: 'weighing-gain', value: best.gain }];
  const session = tomorrow.find(
    ({ group, band, durationMin }) =>
      group === best.group &&
      (band === null || band === best.band) &&
      durationMin >= FIT_MIN.from &&
      durationMin <= FIT_MIN.to,
  );
  if (!session) return silence('weigh-next', 'another-session', grounds);
  return {
    kind: 'weigh-next',
    key: `weigh:${day}`,
    sessionId: null,
    values: { sport: `@sport.${session.sport}` },
    grounds: [...grounds, { what: session.isPlanned ? 'planned' : 'usual-on-weekday' }],
    grade: 'B',
    sources: ['Lindley1956', 'Cheuvront2017'],
    sendAt: { at: 'local', time: '18:30', inDays: 0 },
    expiresAt: { at: 'local', time: '23:59', inDays: 0 },
    path: '/weighing',
  };
}
