import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Places of sources that keep none for long may have reached the end of their time. */
export const PlacesAged = topic('weather.places-aged', z.object({}));

/** A session was reckoned without weather that may be had. Keys begin with the session's id. */
export const WeatherWanted = topic(
  'weather.weather-wanted',
  z.object({ sessionId: z.uuid(), lineage: z.enum(['owner', 'shareable']) }),
);

/** There is more, or other, weather for a session than there was. Keys begin with the session's id. */
export const WeatherFound = topic('weather.weather-found', z.object({ sessionId: z.uuid() }));
