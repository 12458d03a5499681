import type { SimClock } from '#simulators/clock';
import type { Faults } from '#simulators/faults';
import type { Failure, SeenRequest } from '#simulators/simulator';
import { addAuthorize, press, type Pressed } from '#simulators/strava/authorize';
import { addBackDoor } from '#simulators/strava/back-door';
import type { Dispatcher } from '#simulators/strava/dispatcher';
import { addOauth } from '#simulators/strava/oauth';
import type { RateLimits } from '#simulators/strava/rate-limits';
import { addReads } from '#simulators/strava/reads';
import type { StravaSettings } from '#simulators/strava/settings';
import { addSubscriptions } from '#simulators/strava/subscriptions';
import type { Tokens } from '#simulators/strava/tokens';
import { type StravaOptions, Vendor } from '#simulators/strava/vendor';

/** A Strava of one's own: a server to point an application at, and the vendor's side of it to play with. */
export interface StravaSimulator {
  /** The root; `/oauth/...` and `/api/v3/...` lie under it, and the vendor's page at `/__sim`. */
  url: string;
  clientId: string;
  clientSecret: string;
  clock: SimClock;
  faults: Faults;
  requests: SeenRequest[];
  /** Calls the real service would have refused. A test expects none. */
  failures: Failure[];
  settings: StravaSettings;
  limits: RateLimits;
  tokens: Tokens;
  webhooks: Dispatcher;
  addAthlete: Vendor['addAthlete'];
  addActivity: Vendor['addActivity'];
  editActivity: Vendor['editActivity'];
  setPrivate: Vendor['setPrivate'];
  deleteActivity: Vendor['deleteActivity'];
  handOver: Vendor['handOver'];
  trickle: Vendor['trickle'];
  deauthorise: Vendor['deauthorise'];
  athlete: Vendor['athlete'];
  activity: Vendor['activity'];
  activitiesOf(athleteId: string): ReturnType<Vendor['activity']>[];
  /** Does what a person does who is sent to this address and presses a button; answers where they are sent back to. */
  approve(authorizeUrl: string, pressed?: Pressed): string;
  close(): Promise<void>;
}

export async function startStrava(options: StravaOptions = {}): Promise<StravaSimulator> {
  const vendor = new Vendor(options);
  addAuthorize(vendor);
  addOauth(vendor);
  addReads(vendor);
  addSubscriptions(vendor);
  addBackDoor(vendor);
  const url = await vendor.sim.listen();
  const { sim, settings, limits, tokens, webhooks } = vendor;
  return {
    ...{ url, settings, limits, tokens, webhooks },
    ...{ clock: sim.clock, faults: sim.faults, requests: sim.requests, failures: sim.failures },
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    addAthlete: vendor.addAthlete.bind(vendor),
    addActivity: vendor.addActivity.bind(vendor),
    editActivity: vendor.editActivity.bind(vendor),
    setPrivate: vendor.setPrivate.bind(vendor),
    deleteActivity: vendor.deleteActivity.bind(vendor),
    handOver: vendor.handOver.bind(vendor),
    trickle: vendor.trickle.bind(vendor),
    deauthorise: vendor.deauthorise.bind(vendor),
    athlete: vendor.athlete.bind(vendor),
    activity: vendor.activity.bind(vendor),
    activitiesOf: vendor.activitiesOf.bind(vendor),
    approve: (authorizeUrl, pressed = {}) =>
      press(vendor, Object.fromEntries(new URL(authorizeUrl).searchParams), pressed),
    close: () => vendor.close(),
  };
}
