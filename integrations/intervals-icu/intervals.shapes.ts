import { z } from 'zod';
import { flag, number, text } from '#integrations/http/shapes';

/** intervals.icu's words as far as they are used. An activity that came by way of Strava is a stub: all but its id is missing. */

export const athleteShape = z.looseObject({ id: z.string().min(1).max(40) });

export const activityShape = z.looseObject({
  /** `i55751783` */
  id: z.string().min(1).max(100),
  /** Where intervals.icu has it from: `GARMIN_CONNECT`, `UPLOAD`, `STRAVA`. */
  source: text,
  /** Why there is nothing more to see. */
  _note: text,
  type: text,
  /** UTC. */
  start_date: text,
  /** The athlete's clock. */
  start_date_local: text,
  elapsed_time: number,
  moving_time: number,
  distance: number,
  total_elevation_gain: number,
  average_heartrate: number,
  icu_average_watts: number,
  device_watts: flag,
  calories: number,
  icu_rpe: number,
  trainer: flag,
  device_name: text,
  /** The number of the activity where intervals.icu has it from. */
  external_id: text,
  /** `fit`, `gpx`, `tcx`; null for what was typed in. */
  file_type: text,
});
export type IntervalsActivity = z.output<typeof activityShape>;

/** What is asked for in a list: the whole of an activity has some hundred and fifty fields. */
export const LISTED_FIELDS = Object.keys(activityShape.shape).join(',');

export const activitiesShape = z.array(activityShape);

/** What stands in the calendar as something to be done; notes, holidays and targets do not count. */
export const PLANNED_CATEGORIES = ['WORKOUT', 'RACE_A', 'RACE_B', 'RACE_C'];

export const eventShape = z.looseObject({
  id: z.union([z.number().int(), z.string().min(1).max(100)]),
  category: z.string(),
  /** The athlete's clock; midnight where only the day was set. */
  start_date_local: text,
  type: text,
  name: text,
  /** Seconds. */
  moving_time: number,
  /** Metres. */
  distance: number,
  /** Of the power or pace that can be held for an hour, %. */
  icu_intensity: number,
  indoor: flag,
});
export type IntervalsEvent = z.output<typeof eventShape>;

export const eventsShape = z.array(eventShape);

/** One day of the athlete's diary. */
export const wellnessShape = z.looseObject({
  /** The day: `2026-11-22`. */
  id: z.iso.date(),
  /** Kilograms. */
  weight: number,
  comments: text,
  /** The athlete wants nobody to change this day any more. */
  locked: flag,
});
export type Wellness = z.output<typeof wellnessShape>;

export const diaryShape = z.array(wellnessShape);
