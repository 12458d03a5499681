import { Postponed } from '#src/jobs/retry';
import { Problem } from '#src/kernel/problem';

export const ARCHIVE_FAULTS = [
  'foreign',
  'own-takeout',
  'damaged',
  'encrypted',
  'unsafe',
  'too-much',
  'file-gone',
] as const;
export type ArchiveFault = (typeof ARCHIVE_FAULTS)[number];

const WHAT_WE_TAKE =
  'Svett takes the export archives of Strava, Garmin Connect and Apple Health; hand in single workout files on the page of sessions.';

const SENTENCES: Record<ArchiveFault, string> = {
  foreign: `This is none of the archives Svett knows. ${WHAT_WE_TAKE}`,
  'own-takeout': 'This is an export of Svett itself; take it in on the page Privacy.',
  damaged:
    'This archive cannot be read to its end; download it again from where it came and hand it in anew.',
  encrypted: 'This archive is locked with a password; unpack it and make a zip without one.',
  unsafe: `This archive is built in a way no export is, and Svett does not unpack it. ${WHAT_WE_TAKE}`,
  'too-much': 'This archive swells to more than Svett unpacks; hand in its parts one by one.',
  'file-gone': 'The file is no longer there; hand the archive in again, and it goes on where it stopped.',
};

/** An archive that cannot be taken in, and what to do instead. */
export class ArchiveNotUsable extends Problem {
  readonly kind = 'invalid';
  readonly code: string;

  constructor(
    readonly fault: ArchiveFault,
    cause?: unknown,
  ) {
    super(SENTENCES[fault]);
    this.code = `archive.${fault}`;
    if (cause !== undefined) this.cause = cause;
  }
}

export class NoSuchArchive extends Problem {
  readonly kind = 'missing';
  readonly code = 'archive.no-such-archive';

  constructor() {
    super('There is no such archive of yours; perhaps it is forgotten already.');
  }
}

export class TooManyArchives extends Problem {
  readonly kind = 'conflict';
  readonly code = 'archive.too-many';

  constructor(most: number) {
    super(`${most} archives of yours are still being taken in; hand in the next when one of them is done.`);
    this.details['most'] = most;
  }
}

/** Two at once, as a command beside the service: the other one goes on. */
export class TakenElsewhere extends Problem {
  readonly kind = 'conflict';
  readonly code = 'archive.taken-elsewhere';

  constructor() {
    super('Another process is taking this archive in already; let it come to its end.');
  }
}

/** One archive at a time is looked through: the others wait without holding a worker. */
export class AnotherFirst extends Postponed {
  readonly code = 'archive.another-first';

  constructor(until: Date) {
    super('Another archive is being taken in; this one comes after it.', until);
  }
}

/** The service is shutting down: it goes on where it stopped when it is there again. */
export class Interrupted extends Problem {
  readonly kind = 'transient';
  readonly code = 'archive.interrupted';

  constructor() {
    super('Svett is shutting down; the archive goes on where it stopped when it is back.');
  }
}
