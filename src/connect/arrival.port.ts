import type { Sport } from '#src/kernel/sport';
import type { ActivityFile, Recording } from '#src/sessions/recording.port';

/** A request the brand sent, exactly as it came. */
export interface WebhookRequest {
  headers: Record<string, string | string[] | undefined>;
  query: Record<string, string | undefined>;
  body: Buffer;
  receivedAt: Date;
}

/** Something a brand told us happened. Only a hint until it is fetched or its sender is known. */
export interface Notice {
  /**
   * `activity`: came or changed. `removed`: gone, or no longer ours to see. `revoked`: the athlete took the grant
   * back. `permissions`: what we may read changed. `weight`: body mass came or changed.
   */
  kind: 'activity' | 'removed' | 'revoked' | 'permissions' | 'weight';
  vendorUserId: string;
  /** The activity's id; null where the notice is about the link. */
  externalId: string | null;
  /** The same notice twice has the same key. At most 100 characters, no personal data. */
  key: string;
  /** What the brand sent along and `arrival` understands: pushed data, an address to collect from. Sealed at rest. */
  carried: unknown;
}

/** One piece of one activity, on its way into the sessions. */
export interface Arrival {
  externalId: string;
  /** `summary`, `details`, `file` where a brand tells in pieces; else empty. */
  part: string;
  /** Names other sources know it by: `garmin:123`. The brand's own (`strava:9`) among them. */
  aliases: string[];
  legOf: string | null;
  /** The version `list` would tell for this very state; left out where a fetch cannot tell. */
  version?: string | null;
  /** A file to be read like any other, or the brand's own words already understood. */
  content: { file: ActivityFile } | { recording: Recording };
}

/** What to do about a notice or an id: take in what arrived, take out what is gone, or nothing. */
export type Outcome =
  | { kind: 'arrived'; arrivals: Arrival[] }
  | { kind: 'gone'; externalId: string }
  /** What we may read changed. */
  | { kind: 'permissions'; scopes: string[] }
  | { kind: 'weights'; weights: Weighing[] }
  | { kind: 'nothing' };

/** A body mass from a scale. */
export interface Weighing {
  externalId: string;
  measuredAt: Date;
  /** Seconds to add to UTC for the athlete's own clock. */
  utcOffsetS: number | null;
  massKg: number;
}

/** A workout that stands in the brand's calendar for a day to come, by the clock on the athlete's wall: it names no zone. */
export interface PlannedThere {
  externalId: string;
  name: string;
  sport: Sport;
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM:SS; null: only the day is told. */
  time: string | null;
  durationS: number;
  /** null: the calendar does not tell. */
  effort: 'easy' | 'steady' | 'hard' | 'race' | null;
  targetPowerW: number | null;
  targetSpeedMs: number | null;
  /** A race, or another day that matters. */
  isEvent: boolean;
  /** null: the calendar does not tell. */
  indoors: boolean | null;
}

/** Days of the calendar, YYYY-MM-DD, both included. */
export interface DaySpan {
  from: string;
  to: string;
}

/** An activity as a list tells it. */
export interface Listed {
  externalId: string;
  startedAt: Date;
  /** Differs after an edit, as far as the list can tell; at most 100 characters. */
  version: string;
  /** What the list's own words come to: taken without a fetch for activities long past. Left out: fetch it. */
  told?: Arrival;
}

/** A page of what there is, for backfill and reconcile. */
export interface Listing {
  items: Listed[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

export interface Span {
  from: Date;
  to: Date;
}

/** A webhook subscription as the brand keeps it. */
export interface Subscription {
  id: string;
  callbackUrl: string;
}
