import type { ArchiveFault } from '#src/archives/archives.problems';
import type { ActivityFile, Recording } from '#src/sessions/recording.port';
import type { FileFault } from '#src/sessions/recording.problems';

/** The exports Svett takes; also the name its sources carry. */
export const ARCHIVE_KINDS = ['strava-export', 'garmin-export', 'apple-health'] as const;
export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];

/** What was not to be had of an entry; what reading a file can say (`file.damaged`) comes besides. */
export const LACKS = [
  /** The archive's own list names a file that is not in it. */
  'file-missing',
  /** Neither a start nor a length. */
  'no-time',
  /** The sum of a triathlon whose legs come one by one. */
  'sum-of-legs',
  /** The athlete removed it here. */
  'removed-here',
] as const;
export type Lack = (typeof LACKS)[number] | `file.${FileFault}` | `archive.${ArchiveFault}`;

/** One part of what an archive tells of a workout: a file, or the archive's own words already understood. */
export interface ArchivePiece {
  /** `file`, `summary`. */
  part: string;
  content: { file: ActivityFile } | { recording: Recording };
}

/** One workout of an archive. */
export interface ArchiveEntry {
  /** The same in every reading of the archive, and in a later export of the same workout. At most 200 characters. */
  key: string;
  /** How people find it again in their archive: the file's name, or what was done and when. */
  name: string;
  startedAt: Date | null;
  /** Names other sources know it by: `strava:9`, `garmin:123`. */
  aliases: string[];
  legOf: string | null;
  /** None where nothing could be had of it. */
  pieces: ArchivePiece[];
  /** What was not to be had; null: it is whole. */
  lacks: Lack | null;
}

/** A body mass the archive tells, on the athlete's own day (YYYY-MM-DD). */
export interface ArchiveMass {
  measuredOn: string;
  massKg: number;
}

/** An archive that was recognised and looked through: how much there is, and each entry by its place. */
export interface OpenArchive {
  readonly kind: ArchiveKind;
  /** Workouts in it, always in the same order. */
  readonly count: number;
  /** Files of the archive that hold no workout: steps, sleep, settings. */
  readonly passedOver: number;
  readonly masses: ArchiveMass[];
  /** @throws ArchiveNotUsable where the file is gone; what is wrong with an entry alone, it says itself */
  entry(place: number): Promise<ArchiveEntry>;
  /** Lets go of the file and of what was laid out beside it. */
  close(): Promise<void>;
}

/** Reads exports of other services, by their content and never by their name, and in bounded memory. */
export abstract class ArchiveReader {
  /** What it is, at a glance. @throws ArchiveNotUsable with what Svett takes */
  abstract recognise(path: string): Promise<ArchiveKind>;

  /**
   * Looks an archive through: slow for a large one, and always the same for the same archive. `scratch` is a folder
   * of its own for what must be unpacked on the way; it may stand there from a reading that was broken off. `until`
   * ends it early.
   * @throws ArchiveNotUsable; Interrupted when it was ended
   */
  abstract open(path: string, scratch: string, until: AbortSignal): Promise<OpenArchive>;
}
