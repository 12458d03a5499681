import type { Arrival, WebhookRequest } from '#src/connect/arrival.port';
import type { Errand, Grant } from '#src/connect/grant.port';
import type { BrandStage } from '../brand-stage.js';
import { Mailbox } from '../mailbox.js';
import { StravaStage } from '../strava-stage.js';

export async function stravaBrand(): Promise<BrandStage> {
  const stage = await StravaStage.open();
  const { strava, connector } = stage;
  strava.settings.dropOptional = 0;
  const { id: athleteId } = strava.addAthlete(1);
  const mailbox = await new Mailbox(connector, strava.clock).open();
  return {
    connector,
    connect: () => stage.grant(athleteId),
    connectBadly: () => connector.exchange({ code: 'x', redirectUri: '', verifier: null, scopes: null }),
    takeBack: () => strava.deauthorise(athleteId),
    arrivals: async (errand: Errand): Promise<Arrival[]> => {
      strava.athlete(athleteId).made.ftpW = 250;
      const done = [
        { sport: 'Run', durationS: 900, pausedS: 180, indoor: false },
        { sport: 'Ride', durationS: 900, indoor: false, device: 'Garmin Edge 530' },
      ] as const;
      const arrivals: Arrival[] = [];
      for (const plan of done) {
        const activity = strava.addActivity(athleteId, plan);
        activity.workout.perceivedExertion = 6;
        const outcome = await connector.fetch(activity.id, errand);
        if (outcome.kind === 'arrived') arrivals.push(...outcome.arrivals);
      }
      return arrivals;
    },
    notices: async (_: Grant): Promise<WebhookRequest[]> => {
      await connector.subscribe(mailbox.url);
      const { id } = strava.addActivity(athleteId, {}, { announce: true });
      strava.deleteActivity(id);
      await strava.webhooks.flush();
      return mailbox.received;
    },
    goWrong: (fault) => strava.faults.add(fault),
    failures: () => strava.failures,
    close: async () => {
      await mailbox.close();
      await strava.close();
    },
  };
}
