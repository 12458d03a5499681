const MIB = 1024 * 1024;

/** How much an archive may ask of us before it is turned away. */
export const ARCHIVE_LIMITS = {
  /** Names in one zip. Thirty years with every step counted come to some tens of thousands. */
  mostNames: 250_000,
  /** Zips within zips that are looked into: Garmin packs its files once more. */
  deepest: 2,
  /** How many times larger than packed a file may get; real exports reach 40. */
  mostSwelling: 100,
  /** The same of a zip inside: what is packed already hardly gets smaller. */
  mostSwellingOfZips: 2,
  /** Files smaller than this may swell as they like, bytes. */
  smallBytes: 4 * MIB,
  /** One list or document, unpacked: Apple's grows past 4 GB. */
  mostDocumentBytes: 16_384 * MIB,
  /** Everything that is unpacked while an archive is taken in. */
  mostBytes: 65_536 * MIB,
  /** One record of a list. */
  mostRecordBytes: 4 * MIB,
  /** Workouts of one archive. */
  mostEntries: 100_000,
};
export type ArchiveLimits = typeof ARCHIVE_LIMITS;
