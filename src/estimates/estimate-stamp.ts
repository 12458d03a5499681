import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Estimate } from '#src/estimates/estimate.entity';

/** Whether anything was estimated anew, in few words. */
@Injectable()
export class EstimateStamp {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Another text once what an athlete's sessions cost them is another. From an index alone, which holds no moment: an estimate
   * that changed has, in all that matters, another magnesium as well.
   */
  async stamp(athleteId: string): Promise<string> {
    const row = await this.database
      .read(Estimate)
      .createQueryBuilder('row')
      .select('COUNT(*)', 'count')
      .addSelect('SUM(row.magnesium_mg)', 'sum')
      .addSelect('SUM(row.magnesium_sigma)', 'spread')
      .where('row.athlete_id = :athleteId AND row.current = :current', { athleteId, current: true })
      .getRawOne<object>();
    return JSON.stringify(row);
  }
}
