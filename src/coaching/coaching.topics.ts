import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** The weather where a team means to train may be foretold, or better than it was. Keys begin with the plan's id. */
export const TeamForecastWanted = topic('coaching.forecast-wanted', z.object({ planId: z.uuid() }));

/** Weighings at teams' scales may have found their session, or may be kept no longer. */
export const StationDue = topic('coaching.station-due', z.object({}));
