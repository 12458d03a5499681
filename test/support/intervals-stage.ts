import { BrandEnv, brandSettings } from '#src/config/brand-settings';
import { IntervalsConnector } from '#integrations/intervals-icu/intervals.connector';
import { startIntervals } from '#simulators/intervals/intervals';
import type {
  IntervalsAthlete,
  IntervalsOptions,
  IntervalsSimulator,
} from '#simulators/intervals/intervals-simulator';
import { CountingErrand } from './vendor-stage.js';

/** Our connector and an intervals.icu of its own. */
export class IntervalsStage {
  constructor(
    readonly intervals: IntervalsSimulator,
    readonly connector: IntervalsConnector,
  ) {}

  static async open(options: IntervalsOptions = {}): Promise<IntervalsStage> {
    const intervals = await startIntervals(options);
    intervals.clock.set(new Date('2026-09-01T12:00:00Z'));
    const settings = brandSettings(BrandEnv.parse(intervals.environment)).intervals;
    return new IntervalsStage(intervals, new IntervalsConnector(settings, intervals.clock));
  }

  async errand({ apiKey }: Pick<IntervalsAthlete, 'apiKey'>): Promise<CountingErrand> {
    const { tokens, vendorUserId, scopes } = await this.connector.tryKey(apiKey);
    return new CountingErrand(tokens.access, vendorUserId, scopes);
  }
}
