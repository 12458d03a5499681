import type { Sport } from '#simulators/season/motion';

/** What somebody means to do. */
export interface WorkoutPlan {
  name: string;
  sport: Sport;
  startsAt: Date;
  /** On the timer, without pauses. */
  durationS: number;
  /** Share of what can be held for an hour; 0.5 is easy, 1 is all of it. */
  intensity: number;
  shape: 'steady' | 'intervals';
  indoor: boolean;
  /** What records it; null for a workout typed in by hand. */
  device: string | null;
  pausedS: number;
  /** Equal for the legs of one triathlon. */
  legOf: string | null;
  seed: number;
}
