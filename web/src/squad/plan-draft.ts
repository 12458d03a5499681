import type { TeamPlan, TeamPlanForm } from '#web/squad/plan-queries.ts';
import { momentIn, wallIn } from '#web/squad/plan-time.ts';

export const SPORTS: TeamPlanForm['sport'][] = [
  'soccer',
  'handball',
  'basketball',
  'volleyball',
  'floorball',
  'ice_hockey',
  'american_football',
  'run',
  'ride',
  'row',
  'xc_ski',
  'skate',
  'swim',
  'strength',
  'hiit',
];
export const EFFORTS = ['easy', 'steady', 'hard', 'race'] as const;
const USUAL_MIN = 90;
const DAY_MS = 86_400_000;

/** A planned session while somebody writes it down; days and times are those of the team's clocks. */
export interface PlanDraft {
  name: string;
  sport: TeamPlanForm['sport'];
  day: string;
  time: string;
  minutes: string | number;
  /** null: it was not said when it was planned. */
  effort: TeamPlan['effort'];
  latitude: string | number;
  longitude: string | number;
}

/** What stands in the form at first: the plan as it is, or tomorrow evening. */
export function draftOf(plan: TeamPlan | null, zone: string): PlanDraft {
  if (plan) {
    const { name, sport, effort, durationS, place } = plan;
    const { latitudeDeg: latitude = '', longitudeDeg: longitude = '' } = place ?? {};
    const when = wallIn(zone, new Date(plan.startsAt));
    return { name, sport, ...when, minutes: durationS / 60, effort, latitude, longitude };
  }
  const { day } = wallIn(zone, new Date(Date.now() + DAY_MS));
  const usual = { day, time: '18:00', minutes: USUAL_MIN, effort: 'steady' } as const;
  return { name: '', sport: 'soccer', ...usual, latitude: '', longitude: '' };
}

/** As the server is told it. What the form does not ask for stays as it was. */
export function formOf(draft: PlanDraft, plan: TeamPlan | null, zone: string): TeamPlanForm {
  const { name, sport, day, time, minutes, effort, latitude, longitude } = draft;
  const hasPlace = latitude !== '' && longitude !== '';
  return {
    ...{ name: name.trim(), sport, effort, indoors: plan?.indoors ?? null },
    startsAt: momentIn(zone, day, time),
    durationS: Number(minutes) * 60,
    place: hasPlace ? { latitudeDeg: Number(latitude), longitudeDeg: Number(longitude) } : null,
  };
}
