/** Where on Earth, degrees. */
export interface Place {
  latitudeDeg: number;
  longitudeDeg: number;
}

const RADIANS = Math.PI / 180;

/**
 * Sine of the sun's height above the horizon, -1 to 1. The almanac's low-precision formula, good to a degree
 * between 1950 and 2050, far inside what a guess at the sky's cloud leaves. [USNO-sun]
 */
export function sunHeightSine(at: Date, { latitudeDeg, longitudeDeg }: Place): number {
  const days = at.getTime() / 86_400_000 - 10_957.5; // since noon on 1 January 2000
  const anomaly = (357.529 + 0.98560028 * days) * RADIANS;
  const meanLongitude = 280.459 + 0.98564736 * days;
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS;
  const obliquity = (23.439 - 0.00000036 * days) * RADIANS;
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
  const rightAscension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
  const siderealDeg = 280.46061837 + 360.98564736629 * days;
  const hourAngle = (siderealDeg + longitudeDeg) * RADIANS - rightAscension;
  const latitude = latitudeDeg * RADIANS;
  return (
    Math.sin(latitude) * Math.sin(declination) +
    Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle)
  );
}

/** Global horizontal irradiance under a clear sky, W/m², from the sun's height alone. [Haurwitz1945] */
export function clearSkyWm2(heightSine: number): number {
  return heightSine > 0.01 ? 1098 * heightSine * Math.exp(-0.057 / heightSine) : 0;
}
