import type { ArchiveMass } from '#src/archives/archive.port';

/** An archive laid out: its workouts in an order that never changes, small enough to be held all at once. */
export interface Laid<Item> {
  items: Item[];
  passedOver: number;
  masses: ArchiveMass[];
}
