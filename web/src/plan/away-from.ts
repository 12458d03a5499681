import type { Spot } from '#web/plan/place-text.ts';

const TOWARDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
const KM_A_DEGREE = 111.195;

/** How far one place is from another, whole kilometres, and in which direction. */
export function awayFrom(from: Spot, to: Spot): { km: number; towards: (typeof TOWARDS)[number] } {
  const north = to.latitudeDeg - from.latitudeDeg;
  const turn = ((to.longitudeDeg - from.longitudeDeg + 540) % 360) - 180;
  const east = turn * Math.cos((from.latitudeDeg * Math.PI) / 180);
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return { km: Math.round(Math.hypot(north, east) * KM_A_DEGREE), towards: TOWARDS[(eighth + 8) % 8]! };
}
