import type { Channel, Leg, Recording } from '#src/sessions/recording.port';

export interface RecordingWishes extends Partial<Omit<Recording, 'streams' | 'legs'>> {
  minutes?: number;
  /** A constant or a function of seconds, sampled each `everyS`. */
  streams?: Partial<Record<Channel, number | ((second: number) => number)>>;
  everyS?: number;
  legs?: Partial<Leg>[];
}

const NOBODY = {
  massKg: null,
  heightM: null,
  sex: null,
  ageYears: null,
  restingHeartRateBpm: null,
  maxHeartRateBpm: null,
  vo2maxMlKgMin: null,
  ftpW: null,
};

/** A recording as a reader would hand it over: an outdoor hour's run at 12 km/h unless wished otherwise. */
export function aRecording(wishes: RecordingWishes = {}): Recording {
  const {
    minutes = 60,
    everyS = 1,
    streams = { speedMs: 12 / 3.6, heartRateBpm: 150 },
    legs,
    ...rest
  } = wishes;
  const elapsedS = rest.elapsedS ?? minutes * 60;
  const sport = rest.sport ?? 'run';
  const timeS = Float64Array.from({ length: Math.floor(elapsedS / everyS) + 1 }, (_, i) => i * everyS);
  const channels = Object.fromEntries(
    Object.entries(streams).map(([channel, value]) => [
      channel,
      typeof value === 'function' ? timeS.map(value) : new Float64Array(timeS.length).fill(value),
    ]),
  );
  const whole: Leg = {
    sport,
    indoor: null,
    startS: 0,
    elapsedS,
    timerS: null,
    distanceM: null,
    energyKcal: null,
    averageHeartRateBpm: null,
    averagePowerW: null,
    poolLengthM: null,
  };
  return {
    format: 'fit',
    sport,
    sportRaw: sport,
    indoor: false,
    startedAt: new Date('2026-06-20T08:00:00Z'),
    utcOffsetS: 7200,
    elapsedS,
    timerS: null,
    movingS: null,
    distanceM: null,
    ascentM: null,
    energyKcal: null,
    pauses: [],
    legs: (legs ?? [{}]).map((leg) => ({ ...whole, ...leg })),
    streams: { timeS, channels },
    device: null,
    athlete: NOBODY,
    rpe: null,
    vendorSweatMl: null,
    vendorName: null,
    identity: null,
    notes: [],
    ...rest,
  };
}
