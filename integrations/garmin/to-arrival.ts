import type { Arrival, Weighing } from '#src/connect/arrival.port';
import { AnswerNotUnderstood } from '#src/connect/connect.problems';
import type { Recording } from '#src/sessions/recording.port';
import { within } from '#integrations/activity-files/plausible';
import { idOf } from '#integrations/garmin/garmin-webhooks';
import {
  bodyCompShape,
  detailsShape,
  type GarminFile,
  type GarminRecord,
  summaryShape,
} from '#integrations/garmin/garmin.shapes';
import { detailsRecording, summaryRecording } from '#integrations/garmin/to-session';

interface Piece {
  summaryId?: string | null | undefined;
  activityId?: string | null | undefined;
  parentSummaryId?: string | null | undefined;
}

/** What a pushed record comes to: nothing for the sum of a triathlon, whose legs come one by one. */
export function arrivalsIn(type: string, record: GarminRecord): Arrival[] {
  if (type === 'activityDetails') {
    const details = detailsShape.safeParse(record).data;
    if (!details) throw new AnswerNotUnderstood('Garmin');
    if (details.isParent === true || details.summary.isParent === true) return [];
    const parentSummaryId = details.parentSummaryId ?? details.summary.parentSummaryId;
    return pieces({ ...details, parentSummaryId }, ['details'], detailsRecording(details));
  }
  const summary = summaryShape.safeParse(record).data;
  if (!summary) throw new AnswerNotUnderstood('Garmin');
  if (summary.isParent === true) return [];
  // What the athlete put right is the summary from now on, and their own word besides.
  const parts = type === 'manuallyUpdatedActivities' ? ['summary', 'edited'] : ['summary'];
  return pieces(summary, parts, summaryRecording(summary));
}

export function fileArrival(file: GarminFile, bytes: Uint8Array): Arrival[] {
  const externalId = idOf(file);
  if (externalId === null) throw new AnswerNotUnderstood('Garmin');
  const name = `garmin-${externalId}.${(file.fileType ?? 'fit').toLowerCase().slice(0, 4)}`;
  return [
    {
      externalId,
      part: 'file',
      aliases: aliasesOf(file, externalId),
      legOf: file.parentSummaryId ?? null,
      content: { file: { name, bytes } },
    },
  ];
}

/** null for what is no body mass: a scale that measured fat alone, or nonsense. */
export function weighingIn(record: GarminRecord): Weighing | null {
  const told = bodyCompShape.safeParse(record).data;
  const massKg = within((told?.weightInGrams ?? NaN) / 1000, 20, 300);
  const measuredS = within(told?.measurementTimeInSeconds, 1, 4e9);
  if (!told || massKg === null || measuredS === null) return null;
  return {
    externalId: told.summaryId ?? String(measuredS),
    measuredAt: new Date(measuredS * 1000),
    utcOffsetS: within(told.measurementTimeOffsetInSeconds, -50_400, 50_400),
    massKg,
  };
}

function pieces(piece: Piece, parts: string[], recording: Recording | null): Arrival[] {
  const externalId = idOf(piece);
  if (externalId === null) throw new AnswerNotUnderstood('Garmin');
  if (recording === null) return [];
  const aliases = aliasesOf(piece, externalId);
  const legOf = piece.parentSummaryId ?? null;
  return parts.map((part) => ({ externalId, part, aliases, legOf, content: { recording } }));
}

/** By its number; and by its summary's, where that is another. */
function aliasesOf(piece: Piece, externalId: string): string[] {
  const bySummary = idOf({ summaryId: piece.summaryId }) ?? externalId;
  return [...new Set([`garmin:${externalId}`, `garmin:${bySummary}`])];
}
