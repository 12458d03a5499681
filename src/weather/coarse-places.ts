import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual, MultipleOf } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Handles } from '#src/jobs/handles';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { STRICTEST } from '#src/sessions/source-terms.port';
import { KeptHour } from '#src/weather/weather-hour.entity';
import { PlacesAged } from '#src/weather/weather.topics';

/** As long as the strictest sources let anything of a place be kept. */
const KEPT_DAYS = STRICTEST.rawDays!;
/** Their places are rounded to this many hundredths of a degree. */
const COARSE_CENTI_DEG = Math.round(STRICTEST.placeRoundingDeg * 100);

/**
 * Forgets the places of sources whose positions may be kept for some days only: the coarsely rounded ones. By then the
 * sessions there are purged and need no weather any more. A finer place that happens to lie on the coarse grid goes with
 * them, and is asked about again if it is needed.
 */
@Injectable()
export class CoarsePlaces {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(PlacesAged)
  async onAged(): Promise<void> {
    const until = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    await this.database.transaction((tx) =>
      tx.delete(KeptHour, {
        latitudeCentiDeg: MultipleOf(COARSE_CENTI_DEG),
        longitudeCentiDeg: MultipleOf(COARSE_CENTI_DEG),
        fetchedAt: LessThanOrEqual(until),
      }),
    );
    await this.database.wipe().catch(() => undefined); // what cannot be wiped now is so soon, in the course of things
  }
}
