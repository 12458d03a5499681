import { DAY_MS } from '#src/kernel/clock';
import { seeded } from './seeded.js';

/** A day's workout of somebody who has trained for years. */
export interface SeasonDay {
  /** As the brand numbers it. */
  id: number;
  startedAt: Date;
  minutes: number;
  sport: 'run' | 'ride';
  bpm: number;
  speedMs: number;
  massKg: number;
}

const FIRST_DAY = Date.parse('2016-01-02T06:00:00Z');
const FIRST_ID = 9_000_000_000;

/** One workout a day, the same for the same seed, to whoever tells of them. */
export function seasonDays(count: number, seed = 1): SeasonDay[] {
  const chance = seeded(seed);
  return Array.from({ length: count }, (_, day) => {
    const sport = chance() < 0.6 ? 'run' : 'ride';
    const startedAt = new Date(FIRST_DAY + day * DAY_MS + Math.floor(chance() * 12 * 3600) * 1000);
    return {
      id: FIRST_ID + day * 1_003,
      startedAt,
      minutes: 20 + Math.floor(chance() * 50),
      sport,
      bpm: 120 + Math.floor(chance() * 40),
      speedMs: (sport === 'run' ? 2.6 : 6.5) + chance(),
      massKg: 68 + Math.round(chance() * 40) / 10,
    };
  });
}
