import { type Entry, fromBufferPromise } from 'yauzl';
import type { ActivityFile } from '#src/sessions/recording.port';

/** Past this a workout file is too large to be read anyway, bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A zip of more names than this is an archive, and has a page of its own. */
const MOST_NAMES = 20;

const WORKOUT = /[.](fit|tcx|gpx)$/i;

/**
 * The workout in a zip that holds a single one, as Garmin Connect packs each that it exports. Every other file, and every zip
 * that is broken, locked or swells without measure, comes back as it is: the reader will say what is wrong with it.
 */
export async function outOfZip(file: ActivityFile): Promise<ActivityFile> {
  const { bytes } = file;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return file;
  return onlyWorkoutIn(bytes).catch(() => file);
}

async function onlyWorkoutIn(bytes: Uint8Array): Promise<ActivityFile> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    autoClose: false,
  });
  if (zip.entryCount > MOST_NAMES) throw new Error('An archive.');
  const workouts: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    const isLitter = entry.fileName.startsWith('__MACOSX/');
    if (WORKOUT.test(entry.fileName) && !isLitter) workouts.push(entry);
  }
  const [workout, ...others] = workouts;
  if (!workout || others.length > 0) throw new Error('None, or several.');
  // yauzl holds a file to the size it claims.
  if (workout.uncompressedSize > MOST_BYTES) throw new Error('Too large.');
  const read: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(workout)) read.push(chunk as Buffer);
  return { name: workout.fileName, bytes: Buffer.concat(read) };
}
