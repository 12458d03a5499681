import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** A planned session came, changed or went, or the weather of one that is near was foretold. Keys begin with its id. */
export const PlanChanged = topic('plan.plan-changed', z.object({ athleteId: z.uuid(), plannedId: z.uuid() }));

/** The weather where a session is planned may be foretold, or better than it was. Keys begin with the plan's id. */
export const ForecastWanted = topic('plan.forecast-wanted', z.object({ plannedId: z.uuid() }));
