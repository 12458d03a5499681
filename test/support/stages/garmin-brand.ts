import type { BrandStage } from '../brand-stage.js';
import { arrivalsOf, GarminStage } from '../garmin-stage.js';
import { CountingErrand } from '../vendor-stage.js';

export async function garminBrand(): Promise<BrandStage> {
  const stage = await GarminStage.open();
  const { garmin, connector } = stage;
  const { userId } = garmin.addMember();
  const bad = { code: 'x', redirectUri: '', verifier: 'x'.repeat(43), scopes: null };
  return {
    connector,
    connect: () => stage.grant(userId, { with: ['HISTORICAL_DATA_EXPORT'] }),
    connectBadly: () => connector.exchange(bad),
    takeBack: () => garmin.withdrawTokens(userId),
    arrivals: async ({ accessToken, vendorUserId, scopes }) => {
      garmin.record(userId, { sport: 'Run', durationS: 900, pausedS: 180, indoor: false });
      garmin.record(userId, { sport: 'Ride', durationS: 900, indoor: false, device: 'Garmin Edge 530' });
      for (const { workouts } of garmin.member(userId).activities)
        for (const workout of workouts) workout.perceivedExertion = 6;
      const errand = new CountingErrand(accessToken, vendorUserId, scopes);
      return arrivalsOf(await stage.followed(await stage.heard(), errand));
    },
    notices: async () => {
      garmin.recordTriathlon(userId);
      garmin.weigh(userId, 70);
      garmin.setPermissions(userId, ['ACTIVITY_EXPORT', 'HEALTH_EXPORT']);
      await garmin.flush();
      return stage.mailbox.received;
    },
    goWrong: (fault) => garmin.faults.add(fault),
    // A code that was made up and a token that was taken back are what the suite tries.
    failures: () => garmin.failures.filter(({ rule }) => rule !== 'code'),
    close: () => stage.close(),
  };
}
