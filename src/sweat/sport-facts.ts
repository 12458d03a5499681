import type { Sport } from '#src/kernel/sport';

/** What physics needs to know about a sport before anything is measured. */
export interface SportFacts {
  /** What is usually worn, clo: the neutral clothing against which drivers are told. [ISO9920] */
  usualClo: number;
  /** Air that moving limbs stir up even where nobody gets anywhere, m/s. */
  limbMs: number;
  /**
   * Air faster than this counts as this, m/s. With true self-made wind, ISO 7933 says too little for outdoor runners:
   * real sweating overshoots what the balance asks for. Found on the benchmark's rows; for riding, where no outdoor
   * rows exist, it is a judgement. [own]
   */
  airSpeedCapMs: number;
  /**
   * What people in this sport sweat beyond physics, before any weigh-in: ln k ~ Normal(mu, tau²). Team, racket and
   * ice sports are played far harder than their average energy tables say. [own, from twelve published rows]
   */
  prior: { mu: number; tau: number };
}

/**
 * Spread of sweating between people at the same heat production: 9 to 30 % in the laboratory, and 38 to 41 % in a race,
 * where their heat production differed too. [own, after Jay2011, Smoljanic2014 and Bongers2020]
 */
const ANYBODY = { mu: 0, tau: 0.28 };
const PLAYER = { mu: 0.26, tau: 0.4 };

const ON_FOOT: SportFacts = { usualClo: 0.25, limbMs: 0.8, airSpeedCapMs: 1, prior: ANYBODY };
const ON_A_BIKE: SportFacts = { usualClo: 0.3, limbMs: 0.3, airSpeedCapMs: 1.5, prior: ANYBODY };
const IN_A_GYM: SportFacts = { usualClo: 0.3, limbMs: 0.3, airSpeedCapMs: 1, prior: ANYBODY };
const IN_THE_WATER: SportFacts = { usualClo: 0.1, limbMs: 0, airSpeedCapMs: 1, prior: ANYBODY };
const IN_A_BOAT: SportFacts = { usualClo: 0.3, limbMs: 0.5, airSpeedCapMs: 1, prior: ANYBODY };
const ON_SNOW: SportFacts = { usualClo: 0.6, limbMs: 0.8, airSpeedCapMs: 1, prior: ANYBODY };
const ON_A_PITCH: SportFacts = { usualClo: 0.35, limbMs: 1.2, airSpeedCapMs: 1, prior: PLAYER };
const ON_A_COURT: SportFacts = { usualClo: 0.3, limbMs: 1, airSpeedCapMs: 1, prior: PLAYER };

const FACTS: Record<Sport, SportFacts> = {
  run: ON_FOOT,
  trail_run: ON_FOOT,
  walk: { ...ON_FOOT, usualClo: 0.35, limbMs: 0.5 },
  hike: { ...ON_FOOT, usualClo: 0.5, limbMs: 0.5 },
  ride: ON_A_BIKE,
  gravel_ride: ON_A_BIKE,
  mountain_bike: ON_A_BIKE,
  e_bike: ON_A_BIKE,
  swim: IN_THE_WATER,
  open_water_swim: IN_THE_WATER,
  row: IN_A_BOAT,
  paddle: IN_A_BOAT,
  xc_ski: ON_SNOW,
  alpine_ski: { ...ON_SNOW, usualClo: 1.2, limbMs: 0.3 },
  snowshoe: { ...ON_SNOW, usualClo: 0.8, limbMs: 0.5 },
  skate: { ...ON_SNOW, usualClo: 0.5 },
  strength: IN_A_GYM,
  hiit: { ...IN_A_GYM, limbMs: 0.8 },
  yoga: IN_A_GYM,
  elliptical: { ...IN_A_GYM, limbMs: 0.8 },
  stairs: { ...IN_A_GYM, limbMs: 0.5 },
  climb: IN_A_GYM,
  soccer: ON_A_PITCH,
  american_football: { ...ON_A_PITCH, usualClo: 1 },
  handball: ON_A_COURT,
  basketball: ON_A_COURT,
  volleyball: ON_A_COURT,
  floorball: ON_A_COURT,
  ice_hockey: { ...ON_A_PITCH, usualClo: 1.2, limbMs: 2 },
  tennis: ON_A_COURT,
  racket: ON_A_COURT,
  transition: ON_FOOT,
  other: IN_A_GYM,
};

export function sportFacts(sport: Sport): SportFacts {
  return FACTS[sport];
}
