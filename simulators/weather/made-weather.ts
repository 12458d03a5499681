/** Where and how high. `altitudeM` left out means the ground of the place. */
export interface SkyPlace {
  latitudeDeg: number;
  longitudeDeg: number;
  altitudeM?: number;
}

/** What the made sky is like at one moment; wind is as masts measure it, 10 m above the ground. */
export interface Sky {
  airC: number;
  humidityPct: number;
  windMs: number;
  windFromDeg: number;
  cloudPct: number;
  seaLevelHpa: number;
  /** Global radiation on the level, at this moment. */
  radiationWm2: number;
}

const DAY_MS = 86_400_000;
const RADIANS = Math.PI / 180;
/** Weather services bring air temperature to another height by this much, K a metre. */
const LAPSE = 0.0065;

/** Ground in metres above the sea: gentle hills, never below it. */
export function groundM({ latitudeDeg, longitudeDeg }: SkyPlace): number {
  return 120 + 80 * Math.sin(latitudeDeg * 1.7) + 40 * Math.cos(longitudeDeg * 2.3);
}

/**
 * The weather of the simulated world: smooth in place and time, warm at noon and in summer, the same whoever asks.
 * Tests reckon what a connector must have read from this function alone.
 */
export function skyAt(place: SkyPlace, at: Date): Sky {
  const { latitudeDeg, longitudeDeg } = place;
  const days = at.getTime() / DAY_MS;
  const height = sunHeight(place, at);
  const season = Math.cos((2 * Math.PI * (days - 200)) / 365.25) * Math.tanh(latitudeDeg / 15);
  const front = Math.sin(days * 1.1 + longitudeDeg / 20) + Math.sin(days * 0.37 + latitudeDeg / 9);
  const cloudPct = 50 + 24 * front;
  const aboveGroundM = (place.altitudeM ?? groundM(place)) - groundM(place);
  return {
    airC: 27 - 0.4 * Math.abs(latitudeDeg) + 10 * season + 5 * height + 1.5 * front - LAPSE * aboveGroundM,
    humidityPct: 68 - 20 * height + 12 * Math.sin(days * 0.9 + 1),
    windMs: 4 + 1.6 * Math.sin(days * 1.3 + latitudeDeg / 7) + 1.2 * Math.cos(days * 4.1),
    windFromDeg: 200 + 90 * Math.sin(days * 0.7),
    cloudPct,
    seaLevelHpa: 1013 - 9 * front,
    radiationWm2: radiation(height, cloudPct / 100),
  };
}

/** Mean global radiation of the hour that ends at `hourEnd`, as weather models report it. */
export function meanRadiationWm2(place: SkyPlace, hourEnd: Date): number {
  const moments = Array.from({ length: 12 }, (_, i) => hourEnd.getTime() - (i + 0.5) * 300_000);
  return moments.reduce((sum, at) => sum + skyAt(place, new Date(at)).radiationWm2, 0) / moments.length;
}

/** Sine of the height of the sun above the horizon, negative by night; good to about a degree. */
function sunHeight({ latitudeDeg, longitudeDeg }: SkyPlace, at: Date): number {
  const days = at.getTime() / DAY_MS;
  const declination = -23.44 * Math.cos((2 * Math.PI * (days + 10)) / 365.25) * RADIANS;
  const hourAngle = 2 * Math.PI * ((days % 1) - 0.5) + longitudeDeg * RADIANS;
  const latitude = latitudeDeg * RADIANS;
  return (
    Math.sin(latitude) * Math.sin(declination) +
    Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle)
  );
}

/** After Kasten and Czeplak (1980), doi:10.1016/0038-092X(80)90391-6. */
function radiation(height: number, cloud: number): number {
  return Math.max(0, 910 * height - 30) * (1 - 0.75 * cloud ** 3.4);
}
