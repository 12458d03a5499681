import type { Errand } from '#src/connect/grant.port';
import { type Clock, HOUR_MS } from '#src/kernel/clock';
import type { StravaAthlete } from '#integrations/strava/strava.shapes';

/** A profile is asked for at most once in this time, so that history costs two requests a workout and not three. */
const REMEMBERED_MS = HOUR_MS;

/** What athletes say of themselves, remembered for a while. */
export class StravaProfiles {
  private readonly remembered = new Map<string, { athlete: StravaAthlete; until: number }>();

  constructor(private readonly clock: Clock) {}

  async of(errand: Errand, ask: () => Promise<StravaAthlete>): Promise<StravaAthlete> {
    const now = this.clock.now().getTime();
    const known = this.remembered.get(errand.vendorUserId);
    if (known && known.until > now) return known.athlete;
    const athlete = await ask();
    for (const [id, { until }] of this.remembered) if (until <= now) this.remembered.delete(id);
    this.remembered.set(errand.vendorUserId, { athlete, until: now + REMEMBERED_MS });
    return athlete;
  }

  forget(vendorUserId: string): void {
    this.remembered.delete(vendorUserId);
  }
}
