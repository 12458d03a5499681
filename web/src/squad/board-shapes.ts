import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

export type Board = Shapes['CoachBoard'];
export type BoardRow = Shapes['CoachBoardRow'];
export type TrainingValues = NonNullable<BoardRow['training']['values']>;
export type LookAt = Shapes['CoachLookAt'];
export type Reason = LookAt['reasons'][number];
export type MemberTold = Shapes['CoachMember'];
export type SessionLine = Shapes['CoachSession'];
/** The middle, and the likely range (80 %) around it. */
export type Range = Shapes['CoachRange'];
export type GroupState = Shapes['CoachTraining']['state'];

export const PERIODS = ['7', '28'] as const;
export const SHOWS = ['all', 'trained', 'to-look-at'] as const;
export const SORTS = ['name', 'sweat', 'load', 'coverage'] as const;
export const MEMBER_PERIODS = ['7', '28', '84'] as const;

export interface BoardView {
  days: (typeof PERIODS)[number];
  show: (typeof SHOWS)[number];
  sort: (typeof SORTS)[number];
}

/** How the board is looked at, as an address tells it: what stands there and is none of these is passed over. */
export function boardView(search: Record<string, unknown>): Partial<BoardView> {
  const of = <T extends string>(name: string, known: readonly T[]) =>
    known.find((one) => one === String(search[name]));
  const [days, show, sort] = [of('days', PERIODS), of('show', SHOWS), of('sort', SORTS)];
  return {
    ...(days !== undefined && { days }),
    ...(show !== undefined && { show }),
    ...(sort !== undefined && { sort }),
  };
}
