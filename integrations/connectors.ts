import type { BrandSettings } from '#src/config/brand-settings';
import type { Secrets } from '#src/config/secrets';
import type { Connectors } from '#src/connect/connector.port';
import type { Clock } from '#src/kernel/clock';
import { GarminConnector } from '#integrations/garmin/garmin.connector';
import { StravaConnector } from '#integrations/strava/strava.connector';

/** Every brand there is; one more is a folder and a line here. Those not set up are in the list, and not offered. */
export function connectors(
  { strava, garmin }: BrandSettings,
  secrets: Pick<Secrets, 'derive'>,
  clock: Clock,
): Connectors {
  const verifyToken = strava.verifyToken ?? secrets.derive('strava-verify-token');
  return {
    all: [new StravaConnector({ ...strava, verifyToken }, clock), new GarminConnector(garmin, clock)],
  };
}
