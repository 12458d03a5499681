import type { Place } from '#simulators/season/athlete';
import type { Seeded } from '#simulators/seeded';

/** A loop through hills of its own, from a place near home and back to it. */
export interface Route {
  altitudeM(distanceM: number): number;
  /** Rise over run, as a share. */
  grade(distanceM: number): number;
  /** Latitude and longitude in degrees. */
  position(distanceM: number): [number, number];
}

const METRES_PER_DEGREE = 111_195;

/** `hilliness` is 1 for ordinary roads, 0 for water. */
export function makeRoute(
  home: Place,
  { loopM, hilliness }: { loopM: number; hilliness: number },
  chance: Seeded,
): Route {
  const hills = [
    { lengthM: chance.between(500, 900), heightM: 3 * hilliness },
    { lengthM: chance.between(1_800, 2_600), heightM: 9 * hilliness },
    { lengthM: chance.between(6_000, 9_000), heightM: 22 * hilliness },
  ].map((hill) => ({ ...hill, phase: chance.between(0, 2 * Math.PI) }));
  const radiusM = loopM / (2 * Math.PI);
  const turn = chance.between(0, 2 * Math.PI);
  const [eastM, northM] = [chance.normal(0, 600), chance.normal(0, 600)];
  const narrowing = Math.cos((home.latitudeDeg * Math.PI) / 180);

  return {
    altitudeM: (d) =>
      hills.reduce(
        (sum, { lengthM, heightM, phase }) =>
          sum + heightM * (Math.sin((2 * Math.PI * d) / lengthM + phase) - Math.sin(phase)),
        home.altitudeM,
      ),
    grade: (d) =>
      hills.reduce(
        (sum, { lengthM, heightM, phase }) =>
          sum + ((2 * Math.PI * heightM) / lengthM) * Math.cos((2 * Math.PI * d) / lengthM + phase),
        0,
      ),
    position: (d) => {
      const angle = turn + (2 * Math.PI * d) / loopM;
      const x = eastM + radiusM * (Math.cos(angle) - Math.cos(turn));
      const y = northM + radiusM * (Math.sin(angle) - Math.sin(turn));
      return [
        home.latitudeDeg + y / METRES_PER_DEGREE,
        home.longitudeDeg + x / (METRES_PER_DEGREE * narrowing),
      ];
    },
  };
}
