import type { Recording } from '#src/sessions/recording.port';
import { assemble } from '#integrations/activity-files/assemble';
import { UNKNOWN_ATHLETE } from '#integrations/activity-files/fit-athlete';
import { kindByName, usualKind } from '#integrations/activity-files/fit-device';
import type { GpxListener } from '#integrations/activity-files/gpx';
import { nothingRecorded, routeWithoutTime, severalWorkouts } from '#integrations/activity-files/refusals';
import { silences } from '#integrations/activity-files/silences';
import { indoorInWords, sportInWords } from '#integrations/activity-files/sport-words';
import type { RawTrack } from '#integrations/activity-files/track';
import { inOrder } from '#integrations/activity-files/track-order';

/** Longer between two segments than any rest: these are workouts of their own. */
const APART_S = 6 * 3600;

export function gpxRecording(heard: GpxListener, whole: boolean): Recording {
  if (heard.track.length === 0) throw heard.timeless > 0 ? routeWithoutTime() : nothingRecorded();
  const { track, repaired } = inOrder(heard.track.build());
  refuseSeveral(track, heard.breaksS);
  const startS = track.timeS[0]!;
  const elapsedS = track.timeS.at(-1)! - startS;
  const recording = assemble({
    format: 'gpx',
    legs: [
      {
        sport: sportInWords(heard.sport),
        sportRaw: heard.sport,
        indoor: indoorInWords(heard.sport) ?? false,
        startS,
        elapsedS,
        timerS: null,
        distanceM: null,
        energyKcal: null,
        averageHeartRateBpm: null,
        averagePowerW: null,
        poolLengthM: null,
      },
    ],
    track,
    notes: [...(whole ? [] : (['truncated'] as const)), ...(repaired ? (['time-repaired'] as const) : [])],
    pauses: () => silences(track, heard.breaksS, startS),
    device: (sport) => {
      if (heard.creator === '') return null;
      const kind = kindByName('', heard.creator) ?? usualKind(sport);
      return { maker: null, product: heard.creator.slice(0, 100), serial: null, kind };
    },
    athlete: UNKNOWN_ATHLETE,
    movingS: null,
    ascentM: null,
    rpe: null,
    vendorSweatMl: null,
    utcOffsetS: heard.utcOffsetS,
    identity: null,
  });
  // GPX has no totals: the last metre of the cleaned track is the distance.
  const distanceM = recording.streams.channels.distanceM?.findLast((metres) => !Number.isNaN(metres)) ?? null;
  return { ...recording, distanceM, legs: recording.legs.map((leg) => ({ ...leg, distanceM })) };
}

function refuseSeveral({ timeS }: RawTrack, breaksS: number[]): void {
  const breaks = new Set(breaksS);
  const apart = timeS.filter((time, row) => row > 0 && breaks.has(time) && time - timeS[row - 1]! > APART_S);
  if (apart.length > 0) throw severalWorkouts(apart.length + 1);
}
