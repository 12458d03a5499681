import type { Planned, PlanForm } from '#web/plan/plan-api.ts';
import type { Spot } from '#web/plan/place-text.ts';
import { momentIn, wallIn } from '#web/squad/plan-time.ts';

export const EFFORTS = ['easy', 'steady', 'hard', 'race'] as const;
/** Those a plan is most often of first. */
export const SPORTS: PlanForm['sport'][] = [
  'run',
  'trail_run',
  'ride',
  'gravel_ride',
  'mountain_bike',
  'xc_ski',
  'walk',
  'hike',
  'swim',
  'open_water_swim',
  'row',
  'skate',
  'soccer',
  'handball',
  'basketball',
  'floorball',
  'ice_hockey',
  'tennis',
  'racket',
  'strength',
  'hiit',
];
/** An aim in watts counts in these, and one in speed in those. */
const BY_POWER: PlanForm['sport'][] = ['ride', 'gravel_ride', 'mountain_bike', 'row'];
const BY_SPEED: PlanForm['sport'][] = ['run', 'trail_run', 'walk', 'hike'];
const DAYS_AHEAD = 7;
const DAY_MS = 86_400_000;

export const aimOf = (sport: PlanForm['sport']): 'power' | 'speed' | null =>
  BY_POWER.includes(sport) ? 'power' : BY_SPEED.includes(sport) ? 'speed' : null;

/** A planned session while somebody writes it down. Fields hold what stands in them, in the person's own units. */
export interface PlanDraft {
  name: string;
  sport: PlanForm['sport'];
  day: string;
  /** Empty: the hour is not known. */
  time: string;
  hours: string | number;
  minutes: string | number;
  effort: Planned['effort'];
  isEvent: boolean;
  indoors: boolean | null;
  /** Watts, or speed in the person's own unit, as the sport asks; empty: none. */
  aim: string | number;
  /** null: not told. */
  place: Spot | null;
  /** Empty: none. */
  placeName: string;
  /** null: what is usually worn. */
  clothing: Planned['clothing'];
}

/** How a speed of the API stands in the field, and back. */
export interface SpeedField {
  shown: (metresPerSecond: number) => number;
  told: (inField: number) => number;
}

/** What stands in the form at first: the plan as it is, or a morning a week from now. */
export function draftOf(plan: Planned | null, zone: string, speed: SpeedField): PlanDraft {
  if (plan === null) {
    const { day } = wallIn(zone, new Date(Date.now() + DAYS_AHEAD * DAY_MS));
    return {
      ...{ name: '', sport: 'run', day, time: '09:00', hours: 2, minutes: 0, effort: 'steady' },
      ...{ isEvent: false, indoors: null, aim: '', place: null, placeName: '', clothing: null },
    };
  }
  const { name, sport, effort, isEvent, indoors, durationS, place, targetPowerW, targetSpeedMs } = plan;
  const { day, time } = wallOf(plan);
  const aims = { power: targetPowerW, speed: targetSpeedMs && speed.shown(targetSpeedMs) };
  const aim = aimOf(sport);
  return {
    ...{
      name,
      sport,
      day,
      time: plan.isTimeKnown ? time : '',
      effort,
      isEvent,
      indoors,
      place,
      placeName: plan.placeName ?? '',
      clothing: plan.clothing,
    },
    ...{ hours: Math.floor(durationS / 3600), minutes: Math.round((durationS % 3600) / 60) },
    aim: (aim && aims[aim]) ?? '',
  };
}

/** As the server is told it. Without an hour it is the afternoon, and said to be a guess. */
export function formOf(draft: PlanDraft, plan: Planned | null, zone: string, speed: SpeedField): PlanForm {
  const { name, sport, day, time, hours, minutes, effort, isEvent, indoors, place, clothing } = draft;
  const aim = draft.aim === '' ? null : aimOf(sport);
  return {
    ...{ name: name.trim(), sport, effort, isEvent, indoors },
    startsAt: momentOf(plan, zone, day, time || '17:00'),
    isTimeKnown: time !== '',
    durationS: Math.round(Number(hours) * 3600 + Number(minutes) * 60),
    targetPowerW: aim === 'power' ? Number(draft.aim) : null,
    targetSpeedMs: aim === 'speed' ? speed.told(Number(draft.aim)) : null,
    place,
    placeName: draft.placeName.trim() || null,
    clothing,
  };
}

/** Nobody asks what is worn in the water. */
export const isSwim = (sport: PlanForm['sport']): boolean => sport === 'swim' || sport === 'open_water_swim';

/** All that is told of a plan, as the server would be told it again. */
export function asItIs(plan: Planned): PlanForm {
  const { name, sport, isTimeKnown, durationS, effort, targetPowerW, targetSpeedMs, isEvent } = plan;
  const { indoors, place, placeName, clothing } = plan;
  const wall = new Date(Date.parse(plan.startsAt) + plan.utcOffsetS * 1000).toISOString().slice(0, 19);
  return {
    ...{ name, sport, isTimeKnown, durationS, effort, targetPowerW, targetSpeedMs, isEvent },
    ...{ indoors, place, placeName, clothing },
    startsAt: `${wall}${offsetOf(plan)}`,
  };
}

/** What is told is of the length the server takes: five minutes to two days. */
export function fits({ name, day, hours, minutes }: PlanDraft): boolean {
  const total = Number(hours) * 60 + Number(minutes);
  return name.trim() !== '' && day !== '' && total >= 5 && total <= 48 * 60;
}

/** By the clock on the wall where it is to be. */
export function wallOf({ startsAt, utcOffsetS }: Pick<Planned, 'startsAt' | 'utcOffsetS'>) {
  const [day = '', time = ''] = new Date(Date.parse(startsAt) + utcOffsetS * 1000).toISOString().split('T');
  return { day, time: time.slice(0, 5) };
}

/** A plan by other clocks than one's own stays by those. */
function momentOf(plan: Planned | null, zone: string, day: string, time: string): string {
  const own = momentIn(zone, day, time);
  if (plan === null) return own;
  const wasOwn = momentIn(zone, ...wallParts(plan));
  if (Date.parse(wasOwn) === Date.parse(plan.startsAt)) return own;
  return `${day}T${time}:00${offsetOf(plan)}`;
}

function offsetOf({ utcOffsetS }: Planned): string {
  const minutes = Math.round(utcOffsetS / 60);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

function wallParts(plan: Planned): [day: string, time: string] {
  const { day, time } = wallOf(plan);
  return [day, time];
}
