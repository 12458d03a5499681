import { hookAddress } from '#src/config/hook-address';
import type { Secrets } from '#src/config/secrets';
import type { Settings } from '#src/config/settings';
import type { Connectors } from '#src/connect/connector.port';
import type { Clock } from '#src/kernel/clock';
import { GarminConnector } from '#integrations/garmin/garmin.connector';
import { IntervalsConnector } from '#integrations/intervals-icu/intervals.connector';
import { StravaConnector } from '#integrations/strava/strava.connector';
import { WithingsConnector } from '#integrations/withings/withings.connector';

/** Every brand there is; one more is a folder and a line here. Those not set up are in the list, and not offered. */
export function connectors(settings: Settings, secrets: Pick<Secrets, 'derive'>, clock: Clock): Connectors {
  const { strava, garmin, intervals, withings, publicUrl } = settings;
  const verifyToken = strava.verifyToken ?? secrets.derive('strava-verify-token');
  // Without an address the world knows us by, nobody can send us anything.
  const withingsHook = publicUrl === null ? null : hookAddress(settings, secrets, 'withings');
  return {
    all: [
      new StravaConnector({ ...strava, verifyToken }, clock),
      new GarminConnector(garmin, clock),
      new IntervalsConnector(intervals, clock),
      new WithingsConnector({ ...withings, hookAddress: withingsHook }, clock),
    ],
  };
}
