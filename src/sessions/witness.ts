import type { SourceRecording, Streams } from '#src/sessions/recording.port';

/** One source's account of a workout, as merging sees it. */
export interface Witness {
  /** `file`, or a brand. */
  source: string;
  externalId: string;
  part: string;
  /** The workout it is a leg of, as the source names it; null when it tells of the whole. */
  legOf: string | null;
  shareable: boolean;
  /** Its raw form is gone: only sport, start and length are left. */
  purged: boolean;
  /** Degrees its positions are rounded to before a weather service may see them. */
  placeRoundingDeg: number;
  recording: SourceRecording;
  /** null: none, or not looked at. */
  streams: Streams | null;
}

/** Whether it brings a second-by-second record, looked at or not. */
export function hasRecords({ purged, recording }: Witness): boolean {
  return !purged && !recording.notes.includes('no-records');
}

/** Whether it says when the workout was. */
export function knowsItsHour({ recording: { notes } }: Pick<Witness, 'recording'>): boolean {
  return !notes.includes('start-hidden') && !notes.includes('clock-not-set');
}

/**
 * Who is believed first. What may be shared always beats what may not, so that taking the latter away changes nothing
 * of the former. Then: a record beats totals, a whole file one that breaks off, one account of the whole beats pieces,
 * and a device's own file beats what was made of it. Nothing here depends on who came first.
 */
export function believedFirst(witnesses: readonly Witness[]): Witness[] {
  return [...witnesses].sort((a, b) => {
    const [marks, others] = [marksOf(a), marksOf(b)];
    const at = marks.findIndex((mark, index) => mark !== others[index]);
    if (at >= 0) return marks[at]! - others[at]!;
    return nameOf(a) < nameOf(b) ? -1 : 1;
  });
}

/** The lower, the better; the first that differs decides. */
function marksOf(witness: Witness): number[] {
  const { shareable, purged, legOf, recording } = witness;
  return [
    Number(!shareable),
    Number(purged),
    Number(!hasRecords(witness)),
    Number(!knowsItsHour(witness)),
    Number(recording.notes.includes('truncated')),
    Number(legOf !== null),
    formatRank(witness),
    -recording.elapsedS,
  ];
}

function formatRank({ source, recording }: Witness): number {
  if (recording.notes.includes('manual')) return 6;
  if (source === 'strava') return 5;
  const detailed = !recording.notes.includes('no-records');
  return { fit: 0, api: detailed ? 1 : 4, tcx: 2, gpx: 3 }[recording.format];
}

/** No two rows of an athlete share it. */
function nameOf({ source, externalId, part }: Witness): string {
  return JSON.stringify([source, externalId, part]);
}
