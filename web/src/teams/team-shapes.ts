import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

/** A team somebody is in, as athlete, as coach or both. */
export type Team = Shapes['OwnTeam'];
export type Member = NonNullable<Team['asMember']>;
export type Share = Shapes['TeamShare'];
export type ShareGroup = Share['group'];
export type CoachTold = Team['coaches'][number];
/** What a code lets somebody into, and what they are asked there. */
export type Opening = Shapes['TeamOpens'];
export type OpeningShare = Opening['shares'][number];
export type Roster = Shapes['TeamRoster'];
export type TeamCode = Shapes['TeamCodes']['items'][number];
export type LetsIn = TeamCode['letsIn'];
export type CoachRole = CoachTold['role'];
export type GuardianPaper = Shapes['GuardianPage'];
