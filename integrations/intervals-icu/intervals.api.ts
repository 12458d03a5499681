import { NotThere, VendorDown } from '#src/connect/connect.problems';
import type { Errand } from '#src/connect/grant.port';
import { version } from '#src/config/version';
import { type Call, VendorHttp } from '#integrations/http/vendor-http';
import {
  activitiesShape,
  activityShape,
  athleteShape,
  diaryShape,
  eventsShape,
  type IntervalsActivity,
  type IntervalsEvent,
  LISTED_FIELDS,
  PLANNED_CATEGORIES,
  type Wellness,
  wellnessShape,
} from '#integrations/intervals-icu/intervals.shapes';

export const TITLE = 'intervals.icu';

/** First and last of some days of the calendar, `2026-11-22`, both included. */
export interface Days {
  oldest: string;
  newest: string;
}

/** intervals.icu's API v1 with an athlete's own key, one method a call. Athlete 0 is whoever the key belongs to. */
export class IntervalsApi {
  private readonly api: VendorHttp;

  constructor(baseUrl: string) {
    this.api = new VendorHttp({
      title: TITLE,
      baseUrl,
      // Whoever calls by the name of a library is taken for a robot.
      headers: { 'User-Agent': `Svett/${version}` },
      // A key opens all its owner may see: a 403 is the guard in front having doubts, never a permission missing.
      problemOf: ({ status }) => (status === 403 ? new VendorDown(TITLE) : null),
    });
  }

  /** Whose key it is. @throws TokenRefused */
  async owner(key: string, errand?: Errand): Promise<string> {
    return (await this.api.get(athleteShape, { path: '/athlete/0', inOwnWords: true, ...by(key, errand) }))
      .id;
  }

  /** By the day on the athlete's own clock; all in one answer. */
  async activities(days: Days, errand: Errand): Promise<IntervalsActivity[]> {
    const query = { ...days, fields: LISTED_FIELDS };
    return this.api.get(activitiesShape, { path: '/athlete/0/activities', query, ...inNameOf(errand) });
  }

  /** @throws NotThere */
  async activity(id: string, errand: Errand): Promise<IntervalsActivity> {
    return this.api.get(activityShape, { path: `/activity/${encodeURIComponent(id)}`, ...inNameOf(errand) });
  }

  /** What the device wrote, packed or not; null where there is no file. */
  async file(id: string, errand: Errand): Promise<Uint8Array | null> {
    const path = `/activity/${encodeURIComponent(id)}/file`;
    return quietly(this.api.getBytes({ path, ...inNameOf(errand) }));
  }

  /** What is planned, by the day on the athlete's own clock. */
  async events(days: Days, errand: Errand): Promise<IntervalsEvent[]> {
    const query = { ...days, category: PLANNED_CATEGORIES.join(',') };
    return this.api.get(eventsShape, { path: '/athlete/0/events', query, ...inNameOf(errand) });
  }

  async diary(days: Days, errand: Errand): Promise<Wellness[]> {
    return this.api.get(diaryShape, {
      path: '/athlete/0/wellness',
      query: { ...days },
      ...inNameOf(errand),
    });
  }

  /** null for a day nobody has written in. */
  async day(day: string, errand: Errand): Promise<Wellness | null> {
    const path = `/athlete/0/wellness/${day}`;
    return quietly(this.api.get(wellnessShape, { path, ...inNameOf(errand) }));
  }

  /** Changes the comments and leaves the rest of the day as it is. */
  async comment(day: string, comments: string, errand: Errand): Promise<void> {
    const path = `/athlete/0/wellness/${day}`;
    await this.api.done('PUT', { path, json: { comments }, ...inNameOf(errand) });
  }
}

function inNameOf(errand: Errand): Pick<Call, 'basic' | 'errand'> {
  return by(errand.accessToken, errand);
}

function by(password: string, errand?: Errand): Pick<Call, 'basic' | 'errand'> {
  return { basic: { username: 'API_KEY', password }, ...(errand && { errand }) };
}

async function quietly<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (problem) {
    if (problem instanceof NotThere) return null;
    throw problem;
  }
}
