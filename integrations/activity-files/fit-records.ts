import type { Channel } from '#src/sessions/recording.port';
import type { MessageDefinition } from '#integrations/activity-files/fit-messages';
import type { RawTrack } from '#integrations/activity-files/track';

/**
 * Per-second records straight into columns. fit-file-parser makes an object and a Date a second, which costs ten
 * times as much time and memory as everything else an import does; it reads the few summary messages instead.
 */
interface RecordField {
  channel: Channel;
  /** value = raw / scale - offset, as the FIT profile has it. */
  scale: number;
  offset: number;
}

/** Semicircles to degrees. */
const SEMICIRCLE = 2 ** 31 / 180;

/** Fields of the record message (global number 20). A later row overrules an earlier one: enhanced beats plain. */
const RECORD_FIELDS = new Map<number, RecordField>([
  [0, { channel: 'latitudeDeg', scale: SEMICIRCLE, offset: 0 }],
  [1, { channel: 'longitudeDeg', scale: SEMICIRCLE, offset: 0 }],
  [2, { channel: 'altitudeM', scale: 5, offset: 500 }],
  [3, { channel: 'heartRateBpm', scale: 1, offset: 0 }],
  [4, { channel: 'cadencePerMin', scale: 1, offset: 0 }],
  [5, { channel: 'distanceM', scale: 100, offset: 0 }],
  [6, { channel: 'speedMs', scale: 1000, offset: 0 }],
  [7, { channel: 'powerW', scale: 1, offset: 0 }],
  [13, { channel: 'deviceTemperatureC', scale: 1, offset: 0 }],
  [73, { channel: 'speedMs', scale: 1000, offset: 0 }],
  [78, { channel: 'altitudeM', scale: 5, offset: 500 }],
  [139, { channel: 'coreTemperatureC', scale: 100, offset: 0 }],
]);

/** Old foot pods pack 12 bits of speed (cm/s) and 12 bits of running distance (1/16 m) into three bytes. */
const COMPRESSED_SPEED_DISTANCE = 8;
const DISTANCE_WRAP = 2 ** 12;

type ReadRaw = (view: DataView, at: number, littleEndian: boolean) => number;

/** By base type (its low five bits): width, the marker for "no value", and how to read one. */
const BASE_TYPES: Record<number, { size: number; invalid: number; read: ReadRaw }> = {
  0: { size: 1, invalid: 0xff, read: (view, at) => view.getUint8(at) },
  1: { size: 1, invalid: 0x7f, read: (view, at) => view.getInt8(at) },
  2: { size: 1, invalid: 0xff, read: (view, at) => view.getUint8(at) },
  3: { size: 2, invalid: 0x7fff, read: (view, at, little) => view.getInt16(at, little) },
  4: { size: 2, invalid: 0xffff, read: (view, at, little) => view.getUint16(at, little) },
  5: { size: 4, invalid: 0x7fffffff, read: (view, at, little) => view.getInt32(at, little) },
  6: { size: 4, invalid: 0xffffffff, read: (view, at, little) => view.getUint32(at, little) },
  8: { size: 4, invalid: NaN, read: (view, at, little) => view.getFloat32(at, little) },
  9: { size: 8, invalid: NaN, read: (view, at, little) => view.getFloat64(at, little) },
  10: { size: 1, invalid: 0, read: (view, at) => view.getUint8(at) },
  11: { size: 2, invalid: 0, read: (view, at, little) => view.getUint16(at, little) },
  12: { size: 4, invalid: 0, read: (view, at, little) => view.getUint32(at, little) },
  13: { size: 1, invalid: 0xff, read: (view, at) => view.getUint8(at) },
};

/** 1989-12-31T00:00:00Z, where FIT time begins, in seconds since 1970. */
const FIT_EPOCH_S = 631_065_600;

/** Where the record messages of a file lie. */
export class RecordPositions {
  readonly definitions: MessageDefinition[] = [];
  readonly contents: number[] = [];
  readonly timesS: number[] = [];

  get length(): number {
    return this.contents.length;
  }

  add(definition: MessageDefinition, content: number, timeS: number): void {
    this.definitions.push(definition);
    this.contents.push(content);
    this.timesS.push(timeS);
  }
}

export function readRecords(bytes: Uint8Array, records: RecordPositions): RawTrack {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = records.length;
  const track: RawTrack = { timeS: new Float64Array(length), channels: {} };
  const column = (channel: Channel) => (track.channels[channel] ??= new Float64Array(length).fill(NaN));
  const plans = new Map<MessageDefinition, ReadInto[]>();
  for (let row = 0; row < length; row++) {
    track.timeS[row] = records.timesS[row]! + FIT_EPOCH_S;
    const definition = records.definitions[row]!;
    let plan = plans.get(definition);
    if (!plan) plans.set(definition, (plan = planFor(definition, view, column)));
    for (const readInto of plan) readInto(records.contents[row]!, row);
  }
  return track;
}

type ReadInto = (content: number, row: number) => void;

function planFor(
  definition: MessageDefinition,
  view: DataView,
  column: (channel: Channel) => Float64Array,
): ReadInto[] {
  const plan: [fieldNumber: number, readInto: ReadInto][] = [];
  for (const field of definition.fields) {
    if (field.number === COMPRESSED_SPEED_DISTANCE && field.size === 3) {
      plan.push([field.number, unpackSpeedAndDistance(view, field.offset, column)]);
      continue;
    }
    const known = RECORD_FIELDS.get(field.number);
    const type = BASE_TYPES[field.baseType & 0x1f];
    if (!known || !type || field.size < type.size) continue;
    const values = column(known.channel);
    const { scale, offset } = known;
    plan.push([
      field.number,
      (content, row) => {
        const raw = type.read(view, content + field.offset, definition.littleEndian);
        if (raw !== type.invalid) values[row] = raw / scale - offset;
      },
    ]);
  }
  return plan.sort(([a], [b]) => a - b).map(([, readInto]) => readInto);
}

function unpackSpeedAndDistance(
  view: DataView,
  offset: number,
  column: (channel: Channel) => Float64Array,
): ReadInto {
  const speed = column('speedMs');
  const distance = column('distanceM');
  let last = NaN;
  let total = 0;
  return (content, row) => {
    const [a, b, c] = [
      view.getUint8(content + offset),
      view.getUint8(content + offset + 1),
      view.getUint8(content + offset + 2),
    ];
    if (a === 0xff && b === 0xff && c === 0xff) return;
    speed[row] = (a | ((b & 0x0f) << 8)) / 100;
    const steps = (b >> 4) | (c << 4);
    total += Number.isNaN(last) ? steps : (steps - last + DISTANCE_WRAP) % DISTANCE_WRAP;
    last = steps;
    distance[row] = total / 16;
  };
}
