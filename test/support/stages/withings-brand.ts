import type { BrandStage } from '../brand-stage.js';
import { WithingsStage } from '../withings-stage.js';

export async function withingsBrand(): Promise<BrandStage> {
  const stage = await WithingsStage.open();
  const { withings, connector, mailbox } = stage;
  const { userId } = withings.addUser();
  return {
    connector,
    connect: () => stage.grant(userId),
    connectBadly: () => stage.exchange('x'),
    takeBack: () => withings.unlink(userId),
    arrivals: async () => [],
    notices: async () => {
      withings.weigh(userId, 70);
      await withings.delivered();
      withings.unlink(userId);
      await withings.delivered();
      return mailbox.received;
    },
    goWrong: (fault) => withings.faults.add(fault),
    // A code that was made up is what the suite tries.
    failures: () => withings.failures.filter(({ rule }) => rule !== 'code'),
    close: () => stage.close(),
  };
}
