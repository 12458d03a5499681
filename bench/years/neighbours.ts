import { startGarmin } from '#simulators/garmin/garmin';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { startPush } from '#simulators/push/push';
import type { PushSimulator } from '#simulators/push/push-simulator';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';
import type { SimClock } from '#simulators/clock';

/** The services beside ours, stand-ins that answer over real HTTP and live in the same time. */
export class Neighbours {
  private constructor(
    readonly strava: StravaSimulator,
    readonly garmin: GarminSimulator,
    readonly push: PushSimulator,
  ) {}

  static async open(clock: SimClock, seed: number): Promise<Neighbours> {
    const wishes = { clock, seed };
    const strava = await startStrava(wishes);
    // Files and samples would be read and put away: what is tried here is who hears of what, and how often.
    const deliver = { activityDetails: 'off', activityFiles: 'off' } as const;
    const garmin = await startGarmin({ ...wishes, deliver, autoDeliver: false });
    const { push } = await startPush({ ...wishes, secure: false });
    // Budgets have tests of their own.
    Object.assign(strava.limits, { overall: [20_000, 400_000], read: [10_000, 200_000] });
    garmin.perMinute = 10_000;
    return new Neighbours(strava, garmin, push);
  }

  /** The settings that lead a service to them. */
  get environment(): Record<string, string> {
    const { strava, garmin } = this;
    return {
      OUTGOING_PRIVATE_ADDRESSES: 'allow',
      WEATHER_SERVICES: 'none',
      STRAVA_CLIENT_ID: strava.clientId,
      STRAVA_CLIENT_SECRET: strava.clientSecret,
      STRAVA_OAUTH_BASE: strava.url,
      STRAVA_API_BASE: `${strava.url}/api/v3`,
      ...garmin.environment,
    };
  }

  /** Says what is due. */
  async speak(): Promise<void> {
    await this.strava.webhooks.settled();
    await this.garmin.flush();
  }

  /** How much they have said so far. */
  get said(): number {
    return this.strava.webhooks.deliveries.length + this.garmin.sent.length;
  }

  /** When they will say again what nobody took. */
  waiting(): Date[] {
    return [
      ...this.garmin.pending.map(({ dueAt }) => dueAt),
      ...this.strava.webhooks.pending().map(({ due }) => due),
    ];
  }

  /** They remember every call; two years of them would fill the memory. */
  forget(): void {
    for (const { requests } of [this.strava, this.garmin, this.push]) requests.length = 0;
    this.strava.webhooks.deliveries.length = 0;
    (this.garmin.sent as unknown[]).length = 0;
    this.garmin.uploads.length = 0;
  }

  async close(): Promise<void> {
    await Promise.all([this.strava.close(), this.garmin.close(), this.push.close()]);
  }
}
