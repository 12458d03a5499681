import { Problem } from '#src/kernel/problem';

/** A file no session can be made of. The message says why, in one line, and what to do instead. */
export class FileNotUsable extends Problem {
  readonly kind = 'invalid';
  readonly code: string;

  constructor(
    readonly reason: FileFault,
    message: string,
    override readonly details: Record<string, string | number> = {},
    cause?: unknown,
  ) {
    super(message);
    this.code = `file.${reason}`;
    if (cause !== undefined) this.cause = cause;
  }
}

export const FILE_FAULTS = [
  'empty',
  'too-large',
  'too-many-records',
  'foreign',
  'damaged',
  'not-an-activity',
  'several-workouts',
  'route-without-time',
  'unsafe',
  'too-slow',
  'nothing-recorded',
] as const;

export type FileFault = (typeof FILE_FAULTS)[number];

/** Stored streams that no longer read back: our own fault, or a disk's, never the athlete's. */
export class StreamsDamaged extends Problem {
  readonly kind = 'broken';
  readonly code = 'streams.damaged';

  constructor(why: string) {
    super(
      `The stored streams of a session cannot be read back (${why}); remove the session, then import its file again.`,
    );
  }
}
