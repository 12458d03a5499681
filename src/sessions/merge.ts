import { familyOf } from '#src/kernel/sport';
import { legsTogether } from '#src/sessions/legs-together';
import { mergeStreams } from '#src/sessions/merge-streams';
import type { DeviceAthlete, Leg, Recording, RecordingNote } from '#src/sessions/recording.port';
import { overlapS, spanOf } from '#src/sessions/span';
import { believedFirst, hasRecords, knowsItsHour, type Witness } from '#src/sessions/witness';

/** Which source gave a field: `distanceM` → `garmin`. `records` stands for the second-by-second record. */
export type Provenance = Record<string, string>;

export interface Merged {
  /** Its streams are those of the witnesses that were looked at; none otherwise. */
  recording: Recording;
  provenance: Provenance;
  /** Degrees the positions in it are rounded to before a weather service may see them. */
  placeRoundingDeg: number;
}

/** Told by whoever saw the whole of it, from its first minute to its last. */
const OF_THE_WHOLE = [
  'indoor',
  'timerS',
  'movingS',
  'distanceM',
  'ascentM',
  'energyKcal',
  'rpe',
  'weather',
] as const satisfies (keyof Recording)[];
/** True of the athlete, the day or the device, whatever part of the workout was seen. */
const OF_THE_DAY = ['utcOffsetS', 'identity'] as const satisfies (keyof Recording)[];
/** Notes that tell of the record itself; the others are found anew. */
const OF_THE_BASE: readonly RecordingNote[] = [
  'truncated',
  'time-repaired',
  'clock-not-set',
  'start-hidden',
  'manual',
];
/** Two lengths of one workout differ by no more than this; else one of them saw a part. [own] */
const WHOLE_FROM = 0.8;

/**
 * One workout out of what each source told of it, field by field: each from the one believed first that tells it.
 * A pure function of the set: neither the order of arrival nor what was there before has any part in it.
 */
export function merge(witnesses: readonly Witness[]): Merged {
  const inOrder = believedFirst(wholes(witnesses));
  const base = inOrder[0]!;
  if (inOrder.length === 1) return alone(base);
  const timed = startOf(base, inOrder);
  const same = correctedFirst(inOrder.filter(({ recording }) => isWhole(recording, base.recording)));
  const from = new Map<string, Witness>();
  const pick = <Field extends keyof Recording>(field: Field, among: readonly Witness[]): Recording[Field] => {
    const giver = among.find(({ recording }) => told(recording, field));
    if (!giver) return (base.recording as Recording)[field];
    from.set(field, giver);
    return (giver.recording as Recording)[field];
  };

  const recording: Recording = {
    ...base.recording,
    ...Object.fromEntries(OF_THE_WHOLE.map((field) => [field, pick(field, same)])),
    ...Object.fromEntries(OF_THE_DAY.map((field) => [field, pick(field, inOrder)])),
    startedAt: timed.recording.startedAt,
    device: pick('device', inOrder),
    athlete: athleteOf(inOrder, from),
    vendorSweatMl: pick('vendorSweatMl', same),
    streams: { timeS: new Float64Array(0), channels: {} },
  };
  const maker = from.get('vendorSweatMl') ?? inOrder.find((one) => one.recording.vendorName !== null);
  recording.vendorName = maker?.recording.vendorName ?? null;
  for (const field of ['timerS', 'movingS'] as const) {
    if (recording[field] !== null) recording[field] = Math.min(recording[field], recording.elapsedS);
  }
  const named = same.find(({ recording: { notes } }) => !notes.includes('sport-unknown')) ?? base;
  recording.sport = named.recording.sport;
  recording.sportRaw = named.recording.sportRaw;
  recording.legs = legsOf(inOrder, { base, start: timed.recording.startedAt, sport: recording.sport });

  const { streams, places } = mergeStreams(laidOut(inOrder, base, timed), recording);
  recording.streams = streams;
  const recorder = inOrder.find(hasRecords);
  recording.notes = [
    ...base.recording.notes.filter(
      (note) => OF_THE_BASE.includes(note) && !(timed !== base && isTimeless(note)),
    ),
    ...(recorder ? [] : ['no-records' as const]),
    ...(named.recording.notes.includes('sport-unknown') ? ['sport-unknown' as const] : []),
  ];
  const provenance: Provenance = {
    sport: named.source,
    startedAt: timed.source,
    elapsedS: base.source,
    legs: base.source,
    ...(recorder && { records: recorder.source }),
    ...Object.fromEntries([...from].map(([field, giver]) => [field, giver.source])),
  };
  return { recording, provenance, placeRoundingDeg: (places ?? roughest(inOrder)).placeRoundingDeg };
}

/** What the athlete put right at the source afterwards beats what any device said; among what may be shared, its own. */
function correctedFirst(inOrder: readonly Witness[]): Witness[] {
  const shareable = inOrder.some((one) => one.shareable);
  const isCorrection = (one: Witness) => one.part === 'edited' && one.shareable === shareable;
  return [...inOrder.filter(isCorrection), ...inOrder.filter((one) => !isCorrection(one))];
}

/** What a single source told is left as it was told. */
function alone(witness: Witness): Merged {
  const { recording, source, placeRoundingDeg } = witness;
  const streams = witness.streams ?? { timeS: new Float64Array(0), channels: {} };
  const fields = [
    'sport',
    'startedAt',
    'elapsedS',
    'legs',
    'device',
    'vendorSweatMl',
    ...OF_THE_WHOLE,
    ...OF_THE_DAY,
  ];
  const given = fields.filter((field) => told(recording, field as keyof Recording));
  const athlete = Object.keys(recording.athlete).filter(
    (fact) => recording.athlete[fact as keyof DeviceAthlete] !== null,
  );
  const names = [
    ...given,
    ...athlete.map((fact) => `athlete.${fact}`),
    ...(hasRecords(witness) ? ['records'] : []),
  ];
  return {
    recording: { ...recording, streams },
    provenance: Object.fromEntries(names.map((field) => [field, source])),
    placeRoundingDeg,
  };
}

/** Pieces of one multisport workout put together: one witness for each telling of the whole. */
function wholes(told: readonly Witness[]): Witness[] {
  const witnesses = withLegsNamed(told);
  const pieces = witnesses.filter(({ legOf }) => legOf !== null);
  if (pieces.length === 0) return witnesses;
  const tellings = grouped(pieces, ({ source, legOf, shareable }) => [source, legOf, shareable]);
  const together = tellings.map((telling) =>
    legsTogether(grouped(telling, ({ externalId }) => [externalId]).map(partsTogether)),
  );
  return [...witnesses.filter(({ legOf }) => legOf === null), ...together];
}

/** A source may say in one part only that it tells of a leg: then the other parts of the same do as well. */
function withLegsNamed(witnesses: readonly Witness[]): Witness[] {
  const nameOf = ({ source, externalId }: Witness) => JSON.stringify([source, externalId]);
  const named = witnesses.filter(({ legOf }) => legOf !== null);
  const legs = new Map(named.map((one) => [nameOf(one), one.legOf]));
  return witnesses.map((one) => ({ ...one, legOf: one.legOf ?? legs.get(nameOf(one)) ?? null }));
}

/** One leg out of the parts (`summary`, `details`, `file`) its source told it in. */
function partsTogether(parts: readonly Witness[]): Witness {
  const { recording, placeRoundingDeg } = merge(parts.map((part) => ({ ...part, legOf: null })));
  const { streams, ...rest } = recording;
  const purged = parts.every((part) => part.purged);
  return { ...believedFirst(parts)[0]!, purged, placeRoundingDeg, recording: rest, streams };
}

function grouped(witnesses: readonly Witness[], by: (witness: Witness) => unknown[]): Witness[][] {
  const groups = new Map<string, Witness[]>();
  for (const witness of witnesses) {
    const key = JSON.stringify(by(witness));
    groups.set(key, [...(groups.get(key) ?? []), witness]);
  }
  return [...groups.values()];
}

/** Whose hour is taken: the base's, unless it does not know it. What is not shareable never tells it to what is. */
function startOf(base: Witness, inOrder: readonly Witness[]): Witness {
  if (knowsItsHour(base)) return base;
  const knowing = inOrder.find(
    (one) =>
      knowsItsHour(one) && isWhole(one.recording, base.recording) && (one.shareable || !base.shareable),
  );
  return knowing ?? base;
}

function isTimeless(note: RecordingNote): boolean {
  return note === 'start-hidden' || note === 'clock-not-set';
}

/** Each where it was: who saw the whole but does not know the hour began when the others say. */
function laidOut(inOrder: readonly Witness[], base: Witness, timed: Witness): Witness[] {
  const { startedAt } = timed.recording;
  return inOrder
    .filter((one) => knowsItsHour(one) || isWhole(one.recording, base.recording))
    .map((one) => (knowsItsHour(one) ? one : { ...one, recording: { ...one.recording, startedAt } }));
}

function isWhole(one: { elapsedS: number }, base: { elapsedS: number }): boolean {
  return one.elapsedS >= WHOLE_FROM * base.elapsedS && base.elapsedS >= WHOLE_FROM * one.elapsedS;
}

function told(recording: Witness['recording'], field: keyof Recording): boolean {
  const value = (recording as Partial<Recording>)[field];
  return value !== null && value !== undefined;
}

function athleteOf(inOrder: readonly Witness[], from: Map<string, Witness>): DeviceAthlete {
  const facts = Object.keys(inOrder[0]!.recording.athlete) as (keyof DeviceAthlete)[];
  const known = facts.map((fact) => {
    const giver = inOrder.find(({ recording }) => recording.athlete[fact] !== null);
    if (giver) from.set(`athlete.${fact}`, giver);
    return [fact, giver?.recording.athlete[fact] ?? null];
  });
  return Object.fromEntries(known) as DeviceAthlete;
}

interface Legs {
  base: Witness;
  start: Date;
  sport: Recording['sport'];
}

/** The base's legs; what a leg does not tell is taken from whoever saw the same stretch. */
function legsOf(inOrder: readonly Witness[], { base, start, sport }: Legs): Leg[] {
  const offered = inOrder
    .filter((one) => one !== base && knowsItsHour(one))
    .flatMap(({ recording }) =>
      recording.legs.map((leg) => ({ leg, span: spanOf(leg, recording.startedAt) })),
    );
  const { legs } = base.recording;
  return legs.map((leg) => {
    const known = legs.length === 1 ? { ...leg, sport } : { ...leg };
    const span = spanOf(leg, start);
    for (const other of offered) {
      const longest = Math.max(leg.elapsedS, other.leg.elapsedS);
      if (familyOf(other.leg.sport) !== familyOf(known.sport)) continue;
      if (overlapS(span, other.span) < WHOLE_FROM * longest) continue;
      for (const field of Object.keys(known) as (keyof Leg)[]) {
        if (known[field] === null) Object.assign(known, { [field]: other.leg[field] });
      }
    }
    if (known.timerS !== null) known.timerS = Math.min(known.timerS, known.elapsedS);
    return known;
  });
}

/** Where nobody tells who gave a place, the coarsest rounding holds. */
function roughest(inOrder: readonly Witness[]): Witness {
  return inOrder.reduce((one, other) => (other.placeRoundingDeg > one.placeRoundingDeg ? other : one));
}
