import type { Sport } from '#src/kernel/sport';
import type { Device, Pause, Recording, RecordingNote, ToldWeather } from '#src/sessions/recording.port';
import { assemble } from '#integrations/activity-files/assemble';
import { UNKNOWN_ATHLETE } from '#integrations/activity-files/fit-athlete';
import { LONGEST_S } from '#integrations/activity-files/plausible';
import type { RawTrack } from '#integrations/activity-files/track';

/** What an archive's own words come to, whatever the brand. */
export interface Summary {
  sport: Sport;
  sportRaw: string;
  indoor: boolean | null;
  startS: number;
  utcOffsetS: number | null;
  elapsedS: number;
  timerS: number | null;
  movingS: number | null;
  distanceM: number | null;
  ascentM: number | null;
  energyKcal: number | null;
  heartRateBpm: number | null;
  rpe: number | null;
  vendorSweatMl: number | null;
  weather: ToldWeather | null;
  device: Device | null;
  pauses: Pause[];
  notes: RecordingNote[];
  /** Streams, where the archive has any beside files. */
  track: RawTrack | null;
}

/** null where no workout can have been so long. */
export function summaryRecording(summary: Summary): Recording | null {
  const { startS, elapsedS, track, weather, device, pauses, heartRateBpm, ...told } = summary;
  if (elapsedS <= 0 || elapsedS > LONGEST_S) return null;
  const { sport, sportRaw, indoor, timerS, distanceM, energyKcal } = told;
  const recording = assemble({
    format: 'api',
    legs: [
      {
        sport,
        sportRaw,
        indoor,
        startS,
        elapsedS,
        timerS,
        distanceM,
        energyKcal,
        averageHeartRateBpm: heartRateBpm,
        averagePowerW: null,
        poolLengthM: null,
      },
    ],
    track: track ?? { timeS: new Float64Array(), channels: {} },
    notes: told.notes,
    pauses: () => pauses,
    device: () => device,
    athlete: UNKNOWN_ATHLETE,
    movingS: told.movingS,
    ascentM: told.ascentM,
    rpe: told.rpe,
    vendorSweatMl: told.vendorSweatMl,
    utcOffsetS: told.utcOffsetS,
    identity: null,
  });
  return weather ? { ...recording, weather } : recording;
}
