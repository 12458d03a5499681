import type { ParsedFit } from 'fit-file-parser';
import type { Recording, RecordingNote } from '#src/sessions/recording.port';
import { assemble } from '#integrations/activity-files/assemble';
import { readAthlete } from '#integrations/activity-files/fit-athlete';
import { readDevice } from '#integrations/activity-files/fit-device';
import { legOfTrack, readLegs, readPauses } from '#integrations/activity-files/fit-legs';
import { readFitContent } from '#integrations/activity-files/fit-summaries';
import { pausedS } from '#integrations/activity-files/legs';
import type { LegAt } from '#integrations/activity-files/legs';
import { epochS, LONGEST_S, sumOfKnown, within } from '#integrations/activity-files/plausible';
import { damaged, notAnActivity, nothingRecorded } from '#integrations/activity-files/refusals';
import { silences } from '#integrations/activity-files/silences';
import type { RawTrack } from '#integrations/activity-files/track';
import { CLOCK_JUMP_S, inOrder } from '#integrations/activity-files/track-order';

export function readFit(bytes: Uint8Array, maxRecords: number): Recording {
  const { summaries: fit, records, whole } = readFitContent(bytes, maxRecords);
  refuseOtherKinds(fit, records);
  const { track, repaired } = inOrder(records);
  const sessions = fit.sessions ?? [];
  const { legs, moved } = besideTrack(readLegs(fit, track), fit, track);
  const notes: RecordingNote[] = [];
  if (!whole) notes.push('truncated');
  if (repaired || moved) notes.push('time-repaired');
  const recording = assemble({
    format: 'fit',
    legs,
    track,
    notes,
    pauses: (startS, elapsedS) => readPauses(fit, startS, elapsedS) ?? silences(track, [], startS),
    device: (sport) => readDevice(fit, sport),
    athlete: readAthlete(fit),
    movingS: sumOfKnown(sessions.map((session) => within(session.total_moving_time, 1, LONGEST_S))),
    ascentM: sumOfKnown(sessions.map((session) => within(session.total_ascent, 0, 60_000))),
    rpe: effort(fit),
    vendorSweatMl: vendorSweat(fit),
    utcOffsetS: utcOffset(fit),
    identity: identity(fit),
  });
  return { ...recording, timerS: recording.timerS ?? recording.elapsedS - pausedS(recording.pauses) };
}

/** What a FIT file can be beside a recorded activity, in words. */
const KINDS = new Map<string, string>([
  ['device', 'a device description'],
  ['settings', 'a file of device settings'],
  ['sport', 'a file of sport settings'],
  ['workout', 'a planned workout'],
  ['course', 'a course to follow'],
  ['schedules', 'a training calendar'],
  ['weight', 'a weight log'],
  ['totals', 'a file of totals'],
  ['goals', 'a file of goals'],
  ['blood_pressure', 'a blood pressure log'],
  ['monitoring_a', 'a day of activity monitoring'],
  ['monitoring_daily', 'a day of activity monitoring'],
  ['monitoring_b', 'a day of activity monitoring'],
  ['segment', 'a segment'],
  ['segment_list', 'a list of segments'],
]);

function refuseOtherKinds(fit: ParsedFit, records: RawTrack): void {
  const kind = fit.file_ids?.[0]?.type;
  const known = KINDS.get(String(kind));
  if (known) throw notAnActivity(known);
  if (records.timeS.length > 0 || (fit.sessions ?? []).length > 0) return;
  if (kind === 'activity') throw nothingRecorded();
  if (kind === undefined) throw damaged();
  throw notAnActivity(`a FIT file of kind ${String(kind)}`);
}

/** Legs and records must lie at the same time; where they do not, the records are believed. */
function besideTrack(legs: LegAt[], fit: ParsedFit, track: RawTrack): { legs: LegAt[]; moved: boolean } {
  const firstS = track.timeS[0];
  if (firstS === undefined) {
    if (legs.length === 0) throw nothingRecorded();
    return { legs, moved: false };
  }
  const lastS = track.timeS.at(-1)!;
  if (lastS - firstS > LONGEST_S) throw damaged();
  if (legs.length === 0) return { legs: [legOfTrack(fit, track)], moved: false };
  const near = legs.filter(
    (leg) => leg.startS > firstS - CLOCK_JUMP_S && leg.startS + leg.elapsedS < lastS + CLOCK_JUMP_S,
  );
  if (near.length === legs.length) return { legs, moved: false };
  if (near.length > 0) return { legs: near, moved: true };
  const elapsedS = lastS - firstS;
  const [leg] = legs;
  return { legs: [{ ...leg!, startS: firstS, elapsedS: Math.max(elapsedS, leg!.timerS ?? 0) }], moved: true };
}

/** Session field 193 counts 0 to 100. */
function effort(fit: ParsedFit): number | null {
  const tenfold = fit.sessions
    ?.map((session) => within(session.workout_rpe, 0, 100))
    .find((value) => value !== null);
  return tenfold === undefined ? null : tenfold / 10;
}

/** Garmin's own estimate (session field 178) grows over the legs of a multisport file: its total is the largest. */
function vendorSweat(fit: ParsedFit): number | null {
  const known = (fit.sessions ?? []).flatMap((session) => within(session.est_sweat_loss, 1, 60_000) ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

/** Offsets of the world's clocks are whole quarters of an hour; a difference of years is a clock that was not set. */
function utcOffset(fit: ParsedFit): number | null {
  const utcS = epochS(fit.activity?.timestamp);
  const localS = epochS(fit.activity?.local_timestamp);
  if (utcS === null || localS === null) return null;
  return within(Math.round((localS - utcS) / 900) * 900, -12 * 3600, 14 * 3600);
}

function identity(fit: ParsedFit): string | null {
  const file = fit.file_ids?.[0];
  const createdS = epochS(file?.time_created);
  if (!file || createdS === null) return null;
  const device = file.serial_number ?? `${file.manufacturer ?? ''}/${file.product ?? ''}`;
  return `fit:${device}:${createdS}`;
}
