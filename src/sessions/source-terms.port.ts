/**
 * What the terms of a source of workouts allow, as a record the rooms act on. docs/connectors.md draws the table
 * from these records. A source nobody has described gets STRICTEST.
 */
export interface SourceTerms {
  /** Whether anybody but the owner may ever see it or what is made of it: `with-consent` asks the owner first. */
  others: 'never' | 'with-consent';
  /** Days from arrival after which raw form, streams and positions are purged; null: as long as the owner wants. */
  rawDays: number | null;
  /** After the purge: the results stay (litres, magnesium, sport, date, duration), or go with the rest. */
  derived: 'keep' | 'purge';
  /** What becomes of everything from a link that ends: always erased, or as the owner chooses. */
  afterUnlinking: 'erase' | 'owner-chooses';
  /** Degrees a position is rounded to before it may be shown to a weather service. */
  placeRoundingDeg: number;
  /** Hours within which a deletion at the source must be followed; null where the source does not ask it. */
  deletionWithinH: number | null;
}

/** A file the person brought, an own entry: theirs to do with as they like. */
export const OWN_FILE: SourceTerms = {
  others: 'with-consent',
  rawDays: null,
  derived: 'keep',
  afterUnlinking: 'owner-chooses',
  placeRoundingDeg: 0.01,
  deletionWithinH: null,
};

/** For a source nobody has read the terms of. */
export const STRICTEST: SourceTerms = {
  others: 'never',
  rawDays: 6,
  derived: 'purge',
  afterUnlinking: 'erase',
  placeRoundingDeg: 0.1,
  deletionWithinH: 48,
};
