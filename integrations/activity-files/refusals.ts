import { FileNotUsable } from '#src/sessions/recording.problems';

/** Every way a file is turned away, each a line that says why and what to do instead. */

export function emptyFile(): FileNotUsable {
  return new FileNotUsable('empty', 'The file is empty. Export or copy it from the device once more.');
}

const MIB = 1024 * 1024;

export function tooLarge(maxBytes: number): FileNotUsable {
  const maxMib = Math.round(maxBytes / MIB);
  return new FileNotUsable(
    'too-large',
    `The file is larger than ${maxMib} MiB, which no single workout needs. Export one workout at a time.`,
    { maxMib },
  );
}

export function tooHeavy(maxMib: number): FileNotUsable {
  return new FileNotUsable(
    'too-large',
    `Reading the file takes more than ${maxMib} MiB of memory. Export a single workout, as FIT if possible.`,
    { maxMib },
  );
}

export function tooManyRecords(maxRecords: number): FileNotUsable {
  return new FileNotUsable(
    'too-many-records',
    `The file holds more than ${maxRecords} records. Split it on the device or export a shorter part.`,
    { maxRecords },
  );
}

/** `what` is a plain word for the content, as far as its first bytes tell. */
export function foreign(what: string): FileNotUsable {
  return new FileNotUsable(
    'foreign',
    `This is ${what}, not a workout recording. Give a FIT, TCX or GPX file, gzipped or not.`,
    { what },
  );
}

export function notAnActivity(what: string): FileNotUsable {
  return new FileNotUsable(
    'not-an-activity',
    `This is ${what}, which holds no workout that was done. Give the recorded activity instead.`,
    { what },
  );
}

export function damaged(cause?: unknown): FileNotUsable {
  return new FileNotUsable(
    'damaged',
    'The file is damaged and nothing in it can be read. Export or copy it from the device once more.',
    {},
    cause,
  );
}

export function nothingRecorded(): FileNotUsable {
  return new FileNotUsable(
    'nothing-recorded',
    'The file holds no recorded time. Enter the session by hand if it took place.',
  );
}

export function routeWithoutTime(): FileNotUsable {
  return new FileNotUsable(
    'route-without-time',
    'This GPX holds a route without times, so it cannot tell how long anything took. Give the recorded track instead.',
  );
}

export function severalWorkouts(count: number): FileNotUsable {
  return new FileNotUsable(
    'several-workouts',
    `The file holds ${count} workouts with hours between them. Export them one by one.`,
    { count },
  );
}

export function unsafe(): FileNotUsable {
  return new FileNotUsable(
    'unsafe',
    'The file declares its own XML document type or is nested too deeply, which no device writes. Export it anew.',
  );
}

export function tooSlow(maxSeconds: number): FileNotUsable {
  return new FileNotUsable(
    'too-slow',
    `Reading the file took more than ${maxSeconds} seconds and was stopped. Export it anew, as FIT if possible.`,
    { maxSeconds },
  );
}
