import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { appleTime, inUnit, KILOGRAMS } from '#integrations/archives/apple-units';
import { type AppleWorkout, WorkoutListener } from '#integrations/archives/apple-workout';
import { HeartSamples } from '#integrations/archives/heart-samples';
import { ARCHIVE_LIMITS } from '#integrations/archives/limits';
import type { Weighed } from '#integrations/archives/masses';
import { ArchiveNotUsable } from '#src/archives/archives.problems';

const HEART_RATE = 'HKQuantityTypeIdentifierHeartRate';
const BODY_MASS = 'HKQuantityTypeIdentifierBodyMass';
/** The document type before it takes a few thousand characters. */
const ROOT_WITHIN = 1024 * 1024;
const ROOT = /<HealthData[\s>]/;

export interface AppleHealth {
  workouts: AppleWorkout[];
  weighed: Weighed[];
  /** As HeartSamples sorts them. */
  heart: Float64Array;
}

/**
 * Hears `export.xml` from its first byte to its last, in one go and in bounded memory. Heart rates come before the
 * workouts they belong to, so all are kept, eight bytes each. The document type is skipped: on some versions it is
 * malformed, and nothing in it is needed. So no entity is ever declared.
 * @throws ArchiveNotUsable
 */
export async function hearAppleHealth(stream: Readable): Promise<AppleHealth> {
  const workouts: AppleWorkout[] = [];
  const weighed: Weighed[] = [];
  const heart = new HeartSamples();
  const listener = new WorkoutListener((workout) => {
    if (workouts.push(workout) > ARCHIVE_LIMITS.mostEntries) throw new ArchiveNotUsable('too-much');
  });
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  let isWhole = false;
  // A stray character somebody's app wrote into a name must not cost ten years of workouts.
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => {
    if (++depth > 64) throw new ArchiveNotUsable('unsafe');
    if (tag.name === 'Record') hearRecord(tag, { heart, weighed });
    else listener.open(tag.name, tag.attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    isWhole ||= name === 'HealthData';
    listener.close(name);
  });
  for await (const text of pastDocumentType(stream)) parser.write(text);
  // A document that breaks off lacks the workouts, which stand at its end: that must not look like all there was.
  if (!isWhole) throw new ArchiveNotUsable('damaged');
  return { workouts, weighed, heart: heart.sorted() };
}

function hearRecord(
  { attributes }: SaxesTagPlain,
  { heart, weighed }: { heart: HeartSamples; weighed: Weighed[] },
): void {
  const { type, value, unit, startDate } = attributes;
  if (type === HEART_RATE) {
    const at = appleTime(startDate);
    const bpm = Number(value);
    if (at && bpm >= 25 && bpm <= 250) heart.add(at.atS, bpm);
  } else if (type === BODY_MASS) {
    const at = appleTime(startDate);
    const massKg = inUnit(value, unit, KILOGRAMS);
    // The day on the scale's own clock.
    if (at && massKg !== null) weighed.push({ atS: at.atS + at.utcOffsetS, massKg });
  }
}

async function* pastDocumentType(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let head: string | null = '';
  for await (const chunk of stream) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    if (head === null) {
      yield text;
      continue;
    }
    head += text;
    const root = ROOT.exec(head);
    if (root) {
      yield head.slice(root.index);
      head = null;
    } else if (head.length > ROOT_WITHIN) break;
  }
  if (head !== null) throw new ArchiveNotUsable('foreign');
}
