import { serveApi } from '#simulators/garmin/api-routes';
import { serveAuthorisation } from '#simulators/garmin/authorise-routes';
import { serveBackDoor } from '#simulators/garmin/back-door';
import { serveBackfill } from '#simulators/garmin/backfill-routes';
import type { GarminOptions } from '#simulators/garmin/garmin-accounts';
import { GarminSimulator } from '#simulators/garmin/garmin-simulator';

/** Opens a Garmin of one’s own on a free port. */
export async function startGarmin(options: GarminOptions = {}): Promise<GarminSimulator> {
  const garmin = new GarminSimulator(options);
  serveAuthorisation(garmin);
  serveBackfill(garmin);
  serveApi(garmin);
  serveBackDoor(garmin);
  await garmin.listen();
  return garmin;
}
