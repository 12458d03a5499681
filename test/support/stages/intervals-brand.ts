import type { Arrival } from '#src/connect/arrival.port';
import type { BrandStage } from '../brand-stage.js';
import { aFitFile } from '../fit-file.js';
import { IntervalsStage } from '../intervals-stage.js';

export async function intervalsBrand(): Promise<BrandStage> {
  const { intervals, connector } = await IntervalsStage.open();
  const account = intervals.addAthlete();
  return {
    connector,
    connect: () => connector.tryKey(account.apiKey),
    connectBadly: () => connector.tryKey('0123456789abcdefghijklmno'),
    takeBack: () => void intervals.changeKey(account.id),
    arrivals: async (errand) => {
      const arrivals: Arrival[] = [];
      // All that a device and its sensors can write into a file.
      const bytes = aFitFile({
        power: 200,
        coreC: 38.1,
        sweatMl: 900,
        rpe: 6,
        massKg: 70,
        utcOffsetS: 7200,
        kcal: 700,
        pauses: [[600, 900]],
      });
      const id = intervals.record(account.id, { sport: 'Run', indoor: false });
      intervals.spoilFile(account.id, id, bytes);
      const outcome = await connector.fetch(id, errand);
      if (outcome.kind === 'arrived') arrivals.push(...outcome.arrivals);
      return arrivals;
    },
    notices: async () => [],
    goWrong: (fault) => intervals.faults.add(fault),
    failures: () => intervals.failures,
    close: () => intervals.close(),
  };
}
