/** What travels between page and server. Units stand in the names; null means nobody knows. */

export type Language = 'sv' | 'en';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Me {
  accountId: string;
  email: string;
  role: 'operator' | 'coach' | 'athlete';
  athleteId: string;
  language: Language;
}

export const CLOTHING = [
  'shorts',
  'running_kit',
  'cycling_kit',
  'long_sleeves',
  'winter',
  'rain_shell',
] as const;
export type Clothing = (typeof CLOTHING)[number];

export interface Profile {
  sex: 'male' | 'female' | null;
  birthDate: string | null;
  heightCm: number | null;
  vo2maxMlKgMin: number | null;
  restingHeartRateBpm: number | null;
  maxHeartRateBpm: number | null;
  ftpW: number | null;
  heartRateReliable: boolean;
  usualClothing: Clothing | null;
  indoorAirC: number | null;
  indoorHumidityPct: number | null;
  indoorFan: boolean | null;
}

export interface Mass {
  id: string;
  measuredOn: string;
  massKg: number;
}

export interface Token {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export interface NewToken {
  id: string;
  name: string;
  token: string;
}

export interface FileResult {
  name: string;
  outcome: 'recorded' | 'already-known' | 'refused';
  sessionId: string | null;
  problem: { code: string; detail: string } | null;
  notes: string[];
}

export interface SessionSummary {
  id: string;
  sport: string;
  indoor: boolean | null;
  startedAt: string;
  utcOffsetS: number | null;
  elapsedS: number;
  timerS: number | null;
  distanceM: number | null;
  format: string;
  partial: boolean;
  vendorSweatMl: number | null;
  vendorName: string | null;
}

export interface SessionDetail extends SessionSummary {
  movingS: number | null;
  ascentM: number | null;
  energyKcal: number | null;
  rpe: number | null;
  device: { maker: string | null; product: string | null } | null;
  notes: string[];
  legs: {
    sport: string;
    indoor: boolean | null;
    startS: number;
    elapsedS: number;
    timerS: number | null;
    distanceM: number | null;
  }[];
  pauses: { startS: number; endS: number }[];
}

export const CHANNELS = [
  'heartRateBpm',
  'powerW',
  'speedMs',
  'altitudeM',
  'deviceTemperatureC',
  'cadencePerMin',
] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Streams {
  timeS: number[];
  channels: Partial<Record<Channel, (number | null)[]>>;
}

/** Litres: the median, the likely 80 % (p10 to p90) and the outer 95 %. */
export interface SweatRange {
  litres: number;
  p10: number;
  p90: number;
  p2_5: number;
  p97_5: number;
}

/** Milligrams, likely 80 % and outer 90 %. */
export interface MagnesiumRange {
  mg: number;
  p10: number;
  p90: number;
  p5: number;
  p95: number;
}

export type EstimateState = 'waiting' | 'ready' | 'abstained' | 'failed';
export type Grade = 'A' | 'B' | 'C' | 'D';

export interface EstimateSummary {
  sessionId: string;
  state: EstimateState;
  sweat: SweatRange | null;
  magnesium: MagnesiumRange | null;
  grade: Grade | null;
  reasons: string[];
}

export const MINERALS = ['sodium', 'chloride', 'potassium', 'calcium', 'iron', 'zinc'] as const;
export type Mineral = (typeof MINERALS)[number];

export interface Input {
  name: string;
  value: number | string | boolean | null;
  unit: string | null;
  source: string;
}

export interface Curve {
  minute: number[];
  rateLPerH: number[];
  p10: number[];
  p90: number[];
}

export interface Estimate {
  state: EstimateState;
  reasons: string[];
  model: { name: string; version: string } | null;
  durationS: number | null;
  sweat: SweatRange | null;
  rateLPerH: { median: number; p10: number; p90: number } | null;
  massLossKg: { kg: number; p10: number; p90: number } | null;
  magnesium: MagnesiumRange | null;
  minerals: Partial<Record<Mineral, { mg: number; p10: number; p90: number }>> | null;
  quality: { grade: Grade; reasons: string[] } | null;
  inputs: Input[];
  vendorEstimateMl: number | null;
  legs: { sport: string; durationS: number; litres: number; p10: number; p90: number }[];
  curve: Curve | null;
}

export interface Drivers {
  items: { driver: string; deltaL: number; actual: Quantity | null; neutral: Quantity | null }[];
  note: string;
}

export interface Quantity {
  value: number;
  unit: string;
}
