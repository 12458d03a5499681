/** A place, degrees (WGS 84), already rounded as far as the source of the session demands. */
export interface Cell {
  latitudeDeg: number;
  longitudeDeg: number;
}

/** What can be known of the air. */
export const WEATHER_VALUES = ['airC', 'humidityPct', 'wind10mMs', 'solarWm2'] as const;
export type WeatherValue = (typeof WEATHER_VALUES)[number];

/** The weather of one hour; null where the service has no value. Missing is never zero. */
export interface WeatherHour {
  /** On the hour, UTC. Air, humidity and wind are of this moment. */
  at: Date;
  airC: number | null;
  humidityPct: number | null;
  /** Ten metres above ground, m/s. */
  wind10mMs: number | null;
  /** Global horizontal irradiance, W/m²: the mean of the hour that ends at `at`. */
  solarWm2: number | null;
}

export interface WeatherAnswer {
  hours: WeatherHour[];
  /** Ground height the values stand for, metres; null when not told. */
  elevationM: number | null;
  /** When to ask again; null: these values are final. */
  goodUntil: Date | null;
}

export interface WeatherQuestion {
  cells: Cell[];
  /** On the hour, both included. */
  from: Date;
  to: Date;
}

/** A weather service. Problems are those of weather.problems.ts. */
export abstract class WeatherService {
  /** Short and stable: `open-meteo`. */
  abstract readonly name: string;
  /** What must stand where its data shows. */
  abstract readonly attribution: { text: string; url: string };
  /** What it tells at all, so that no place is shown to it for a value it never has. */
  abstract readonly tells: readonly WeatherValue[];
  /** Whether it can know these hours and places, so that nothing is asked in vain. */
  abstract covers(question: WeatherQuestion, now: Date): boolean;
  /** One answer a cell, in the order asked; hours it knows nothing of may be left out. */
  abstract hours(question: WeatherQuestion, now: Date): Promise<WeatherAnswer[]>;
}

/** All of them, the best first. Handed in by integrations.module.ts. */
export abstract class WeatherServices {
  abstract readonly all: readonly WeatherService[];
}
