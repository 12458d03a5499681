/** What travels between page and server, by the names the page uses. The shapes are the server's own (api.gen.ts). */
import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

export type Me = Shapes['Me'];
export type Role = Me['role'];
export const ROLES: Role[] = ['athlete', 'coach', 'operator'];
/** What somebody tells who makes an account of their own. */
export type Person = Omit<Shapes['JoinInput'], 'token'>;
/** Somebody with an account, as those who run this Svett see them. */
export type Listed = Shapes['Person'];
export type Token = Shapes['Token'];
export type NewToken = Shapes['NewTokenInput'];
export type TokenScope = Token['scopes'][number];
export type Profile = Shapes['Profile'];
export type FileResult = Shapes['UploadResult'];
export type SessionSummary = Shapes['SessionSummary'];
export type SessionDetail = Shapes['SessionDetail'];
export type Streams = Shapes['SessionStreams'];
export type Channel = keyof Streams['channels'];
export type EstimateSummary = Shapes['EstimateSummary'];
export type Estimate = Shapes['SessionEstimate'];
export type Input = Shapes['EstimateInput'];
export type Drivers = Shapes['Drivers'];
export type WeighIn = Shapes['WeighIn'];
export type WeighInForm = Shapes['WeighInFormInput'];
/** A kind of session worth weighing next. */
export type NextWeighIn = Shapes['NextWeighIns']['items'][number];
export type SweatFactor = Shapes['SweatFactors']['items'][number];
export type Curve = NonNullable<Estimate['curve']>;

/** Litres: the median, the likely 80 % (p10 to p90) and the outer 95 %. */
export type SweatRange = Shapes['LitresRange'];
/** Milligrams: the median, the likely 80 % and the outer 90 %. */
export type MagnesiumRange = Shapes['MagnesiumRange'];

export type Clothing = NonNullable<Profile['usualClothing']>;
/** From least on the body to most. */
export const CLOTHING: Clothing[] = [
  'shorts',
  'running_kit',
  'cycling_kit',
  'long_sleeves',
  'rain_shell',
  'winter',
];

/** In the order shown: most lost first. */
export const MINERALS = ['sodium', 'chloride', 'potassium', 'calcium', 'iron', 'zinc'];
