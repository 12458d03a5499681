import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** The weather where a team means to train may be foretold, or better than it was. Keys begin with the plan's id. */
export const TeamForecastWanted = topic('coaching.forecast-wanted', z.object({ planId: z.uuid() }));
