import { Inject, Injectable } from '@nestjs/common';
import { ActivityWanted } from '#src/connect/connect.topics';
import { Envoy } from '#src/connect/envoy';
import { LinkActivities } from '#src/connect/link-activities';
import { Links } from '#src/connect/links';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';

/** Fetches activities that are known to be at a brand and not here, or not as they are there. */
@Injectable()
export class Fetcher {
  constructor(
    @Inject(Links) private readonly links: Links,
    @Inject(LinkActivities) private readonly activities: LinkActivities,
    @Inject(Envoy) private readonly envoy: Envoy,
  ) {}

  @Handles(ActivityWanted)
  async onWanted(
    { linkId, externalId, version, urgency, misses }: Said<typeof ActivityWanted>,
    finish: Finish,
  ): Promise<void> {
    const link = await this.links.find(linkId);
    if (!link || (version !== null && (await this.activities.isAt(linkId, externalId, version)))) return;
    if (!(await this.links.mayBring(link))) return;
    const asked = { urgency, externalId, version, misses };
    await this.envoy.settle(link, asked, (connector, errand) => connector.fetch(externalId, errand), finish);
  }
}
