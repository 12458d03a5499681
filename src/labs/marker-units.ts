import { MARKER_FACTS } from '#src/labs/marker-facts';
import type { Marker } from '#src/labs/markers';
import type { Unit } from '#src/labs/units';

/** A value in another unit of the marker's own; null: this is not reported in that unit. */
export function inOwnUnit(marker: Marker, value: number, unit: Unit): number | null {
  const factor = MARKER_FACTS[marker].units[unit];
  return factor === undefined ? null : value * factor;
}

/** The other way round. */
export function fromOwnUnit(marker: Marker, value: number, unit: Unit): number | null {
  const factor = MARKER_FACTS[marker].units[unit];
  return factor === undefined ? null : value / factor;
}

export function unitsOf(marker: Marker): Unit[] {
  return Object.keys(MARKER_FACTS[marker].units) as Unit[];
}
