import type { Recording } from '#src/sessions/recording.port';
import { assemble } from '#integrations/activity-files/assemble';
import { UNKNOWN_ATHLETE } from '#integrations/activity-files/fit-athlete';
import { kindByName, usualKind } from '#integrations/activity-files/fit-device';
import type { LegAt } from '#integrations/activity-files/legs';
import { sumOfKnown } from '#integrations/activity-files/plausible';
import { nothingRecorded, notAnActivity, severalWorkouts } from '#integrations/activity-files/refusals';
import { silences } from '#integrations/activity-files/silences';
import { indoorInWords, sportInWords } from '#integrations/activity-files/sport-words';
import type { TcxActivity, TcxListener } from '#integrations/activity-files/tcx';
import type { RawTrack } from '#integrations/activity-files/track';
import { inOrder } from '#integrations/activity-files/track-order';

/** Activities this close together are the legs of one workout. */
const ONE_WORKOUT_S = 3600;

export function tcxRecording(heard: TcxListener, whole: boolean): Recording {
  if (heard.activities.length === 0)
    throw heard.planned ? notAnActivity('a planned workout or course') : nothingRecorded();
  const { track, repaired } = inOrder(heard.track.build());
  const legs = heard.activities.flatMap(
    (activity, at) => legOf(activity, track, startOf(heard.activities[at + 1])) ?? [],
  );
  if (legs.length === 0) throw nothingRecorded();
  refuseSeveral(legs);
  return assemble({
    format: 'tcx',
    // The lap that was cut off is missing from the sum.
    legs: whole ? legs : legs.map((leg) => ({ ...leg, timerS: null })),
    track,
    notes: [...(whole ? [] : (['truncated'] as const)), ...(repaired ? (['time-repaired'] as const) : [])],
    pauses: (startS) => silences(track, heard.breaksS, startS),
    device: (sport) => {
      if (heard.device === null) return null;
      return {
        maker: null,
        product: heard.device,
        serial: null,
        kind: kindByName('', heard.device) ?? usualKind(sport),
      };
    },
    athlete: UNKNOWN_ATHLETE,
    movingS: null,
    ascentM: null,
    rpe: null,
    vendorSweatMl: null,
    utcOffsetS: heard.utcOffsetS,
    identity: null,
  });
}

function startOf(activity: TcxActivity | undefined): number {
  return activity?.laps.find((lap) => !Number.isNaN(lap.startS))?.startS ?? Infinity;
}

function legOf(activity: TcxActivity, track: RawTrack, nextS: number): LegAt | null {
  const { laps } = activity;
  const lapStartS = startOf(activity);
  const inside = Array.from(track.timeS).filter(
    (time) => (lapStartS === Infinity || time >= lapStartS) && time < nextS,
  );
  const startS = Math.min(lapStartS, inside[0] ?? Infinity);
  if (!Number.isFinite(startS)) return null;
  const timerS = laps.reduce((sum, lap) => sum + lap.timerS, 0);
  const last = laps.at(-1);
  const endS = Math.max(startS, inside.at(-1) ?? 0, last && last.startS ? last.startS + last.timerS : 0);
  const sport = sportInWords(activity.sport);
  return {
    sport,
    sportRaw: activity.sport,
    indoor: indoorInWords(activity.sport) ?? (track.channels.latitudeDeg ? false : null),
    startS,
    elapsedS: Math.max(endS - startS, timerS),
    timerS: timerS > 0 ? timerS : null,
    distanceM: sumOfKnown(laps.map((lap) => lap.distanceM)),
    energyKcal: sumOfKnown(laps.map((lap) => lap.energyKcal)),
    averageHeartRateBpm: averageHeartRate(activity),
    averagePowerW: null,
    poolLengthM: null,
  };
}

/** Laps count by their length. */
function averageHeartRate({ laps }: TcxActivity): number | null {
  let beats = 0;
  let minutes = 0;
  for (const { averageHeartRateBpm, timerS } of laps) {
    if (averageHeartRateBpm === null || timerS === 0) continue;
    beats += (averageHeartRateBpm * timerS) / 60;
    minutes += timerS / 60;
  }
  return minutes > 0 ? beats / minutes : null;
}

function refuseSeveral(legs: LegAt[]): void {
  const apart = legs.filter(
    (leg, at) => at > 0 && leg.startS - (legs[at - 1]!.startS + legs[at - 1]!.elapsedS) > ONE_WORKOUT_S,
  );
  if (apart.length > 0) throw severalWorkouts(apart.length + 1);
}
