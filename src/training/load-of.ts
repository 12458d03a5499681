import type { Recording } from '#src/sessions/recording.port';
import { type Efficiency, efficiencyOf, type Ineligible } from '#src/training/efficiency';
import { highestHeld, meanOf } from '#src/training/half-minutes';
import { heartBoundsOf, type LoadNote, type Trainee } from '#src/training/heart-bounds';
import { movingSeconds, secondsOf, type Seconds, whileMoving } from '#src/training/seconds';
import { minutesAtThreshold } from '#src/training/threshold-minutes';
import { sessionRpeLoad, trimpOf } from '#src/training/trimp';

/** The air a session was done in, as its estimate has it. */
export interface SessionAir {
  /** Measured or told; null where it is only what is usual. */
  knownC: number | null;
  /** Enough to hold sessions against each other: a room nobody described counts as one like others. */
  comparableC: number | null;
}

/** What a session asked of whoever did it. */
export interface Load {
  movingMin: number;
  trimp: number | null;
  sessionRpeLoad: number | null;
  minutesAtThreshold: number | null;
  airTemperatureC: number | null;
  /** Mean height above the sea, m. */
  altitudeM: number | null;
  efficiency: Efficiency | null;
  ineligible: Ineligible[];
  notes: LoadNote[];
}

/** Changes when the same session would be given another load than before. */
export const LOAD_VERSION = '2';

export function loadOf(recording: Recording, trainee: Trainee, air: SessionAir): Load {
  const seconds = secondsOf(recording);
  const heart = heartOf(recording, seconds);
  const bounds = heart && heartBoundsOf(trainee, highestHeld(heart.bpm));
  const trimp = heart && bounds && trimpOf(heart.bpm, bounds, trainee.sex);
  const movingMin = (recording.timerS ?? movingSeconds(seconds)) / 60;
  const altitudeM = seconds.altitudeM && meanOf(seconds.altitudeM);
  const efficiency = efficiencyOf({ recording, seconds, bounds, airC: air.comparableC });
  const notes = [...(bounds?.notes ?? []), ...(heart?.notes ?? [])];
  if (trainee.sex === null) notes.push('sex-unknown');
  return {
    movingMin,
    trimp,
    sessionRpeLoad: sessionRpeLoad(recording.rpe, movingMin),
    minutesAtThreshold: minutesAtThreshold(seconds, recording.sport, { bounds, ftpW: trainee.ftpW }),
    airTemperatureC: air.knownC,
    altitudeM,
    efficiency: Array.isArray(efficiency) ? null : efficiency,
    ineligible: Array.isArray(efficiency) ? efficiency : [],
    notes: trimp === null ? [] : notes,
  };
}

/** Heart rate while the timer ran; where no stream has it, the average of each leg. null where neither is told. */
function heartOf({ legs }: Recording, seconds: Seconds): { bpm: Float64Array; notes: LoadNote[] } | null {
  if (seconds.heartRateBpm) return { bpm: whileMoving(seconds.heartRateBpm, seconds), notes: [] };
  if (legs.every(({ averageHeartRateBpm }) => averageHeartRateBpm === null)) return null;
  const averages = new Float64Array(seconds.moving.length).fill(NaN);
  for (const { startS, elapsedS, averageHeartRateBpm } of legs)
    averages.fill(averageHeartRateBpm ?? NaN, Math.floor(startS), Math.ceil(startS + elapsedS));
  return { bpm: whileMoving(averages, seconds), notes: ['heart-rate-average'] };
}
