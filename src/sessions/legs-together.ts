import type { Leg, Pause, Streams } from '#src/sessions/recording.port';
import { CHANNELS } from '#src/sessions/recording.port';
import type { Witness } from '#src/sessions/witness';

/** A multisport workout told leg by leg, as one account of the whole. */
export function legsTogether(pieces: readonly Witness[]): Witness {
  const inOrder = [...pieces].sort((a, b) => startOf(a) - startOf(b));
  const first = inOrder[0]!;
  const startMs = startOf(first);
  const laid = inOrder.map((piece) => ({ piece, offsetS: (startOf(piece) - startMs) / 1000 }));
  const endS = Math.max(...laid.map(({ piece, offsetS }) => offsetS + piece.recording.elapsedS));
  const legs = withoutOverlap(laid.flatMap(({ piece, offsetS }) => shifted(legsOf(piece), offsetS)));
  const longest = [...inOrder]
    .filter(({ recording }) => recording.sport !== 'transition')
    .sort((a, b) => b.recording.elapsedS - a.recording.elapsedS)[0];
  const { sport, sportRaw } = (longest ?? first).recording;
  const sum = (field: 'timerS' | 'movingS' | 'distanceM' | 'ascentM' | 'energyKcal' | 'vendorSweatMl') =>
    total(inOrder.map(({ recording }) => recording[field]));
  return {
    ...first,
    externalId: first.legOf ?? first.externalId,
    part: '',
    purged: inOrder.every(({ purged }) => purged),
    placeRoundingDeg: Math.max(...inOrder.map(({ placeRoundingDeg }) => placeRoundingDeg)),
    recording: {
      ...first.recording,
      sport,
      sportRaw,
      indoor: inOrder.every(({ recording }) => recording.indoor === first.recording.indoor)
        ? first.recording.indoor
        : null,
      elapsedS: endS,
      timerS: sum('timerS'),
      movingS: sum('movingS'),
      distanceM: sum('distanceM'),
      ascentM: sum('ascentM'),
      energyKcal: sum('energyKcal'),
      vendorSweatMl: sum('vendorSweatMl'),
      pauses: laid.flatMap(({ piece, offsetS }) => shiftedPauses(piece.recording.pauses, offsetS)),
      legs,
      device: inOrder.find(({ recording }) => recording.device)?.recording.device ?? null,
      rpe: null,
      identity: null,
      notes: notesOf(inOrder),
    },
    streams: streamsOf(laid),
  };
}

function notesOf(pieces: readonly Witness[]): Witness['recording']['notes'] {
  const all = [...new Set(pieces.flatMap(({ recording }) => recording.notes))].sort();
  const everywhere = (note: (typeof all)[number]) =>
    pieces.every(({ recording }) => recording.notes.includes(note));
  // One leg with a record is a record; one leg whose sport is known is a sport.
  return all.filter((note) => (note !== 'no-records' && note !== 'sport-unknown') || everywhere(note));
}

/** A piece of one leg often tells the leg's amounts as its own only. */
function legsOf({ recording }: Witness): readonly Leg[] {
  const { legs, indoor, timerS, distanceM, energyKcal } = recording;
  const [leg, ...more] = legs;
  if (!leg || more.length > 0) return legs;
  return [
    {
      ...leg,
      indoor: leg.indoor ?? indoor,
      timerS: leg.timerS ?? timerS,
      distanceM: leg.distanceM ?? distanceM,
      energyKcal: leg.energyKcal ?? energyKcal,
    },
  ];
}

function shifted(legs: readonly Leg[], offsetS: number): Leg[] {
  return legs.map((leg) => ({ ...leg, startS: leg.startS + offsetS }));
}

function shiftedPauses(pauses: readonly Pause[], offsetS: number): Pause[] {
  return pauses.map(({ startS, endS }) => ({ startS: startS + offsetS, endS: endS + offsetS }));
}

/** A leg ends at the latest where the next begins: no second is sweated twice. */
function withoutOverlap(legs: readonly Leg[]): Leg[] {
  return legs.map((leg, at) => {
    const next = legs[at + 1];
    const mostS = next ? Math.max(0, next.startS - leg.startS) : leg.elapsedS;
    if (leg.elapsedS <= mostS) return leg;
    return { ...leg, elapsedS: mostS, timerS: leg.timerS === null ? null : Math.min(leg.timerS, mostS) };
  });
}

/** null as soon as one leg does not tell. */
function total(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function streamsOf(laid: readonly { piece: Witness; offsetS: number }[]): Streams | null {
  const told = laid.filter(({ piece }) => piece.streams !== null && piece.streams.timeS.length > 0);
  if (told.length === 0) return null;
  const rows: { piece: Witness; row: number; timeS: number }[] = [];
  for (const { piece, offsetS } of told) {
    piece.streams!.timeS.forEach((second, row) => {
      const timeS = second + offsetS;
      if (rows.length === 0 || timeS > rows.at(-1)!.timeS) rows.push({ piece, row, timeS });
    });
  }
  const streams: Streams = { timeS: Float64Array.from(rows, ({ timeS }) => timeS), channels: {} };
  for (const channel of CHANNELS) {
    if (!told.some(({ piece }) => piece.streams!.channels[channel])) continue;
    streams.channels[channel] = Float64Array.from(
      rows,
      ({ piece, row }) => piece.streams!.channels[channel]?.[row] ?? NaN,
    );
  }
  return streams;
}

function startOf({ recording }: Witness): number {
  return recording.startedAt.getTime();
}
