import { type LaidHealth, layOutApple } from '#integrations/archives/apple-archive';
import { inOurWords } from '#integrations/archives/faults';
import { closePacks, layOutGarmin, openPacks, unpackPacks } from '#integrations/archives/garmin-archive';
import type { GarminItem } from '#integrations/archives/garmin-pairs';
import type { Laid } from '#integrations/archives/laid';
import { openContainer } from '#integrations/archives/open-container';
import { layOutStrava } from '#integrations/archives/strava-archive';
import type { StravaRow } from '#integrations/archives/strava-rows';

export type LaidOut =
  | { kind: 'strava-export'; laid: Laid<StravaRow> }
  | { kind: 'garmin-export'; laid: Laid<GarminItem> }
  | { kind: 'apple-health'; laid: LaidHealth };

/** Reads an archive's lists from end to end, the slow part: in a worker where there is one. @throws ArchiveNotUsable */
export async function layOut(path: string, scratch: string): Promise<LaidOut> {
  const { container, kind } = await openContainer(path);
  try {
    if (kind === 'strava-export') return { kind, laid: await layOutStrava(container) };
    if (kind === 'apple-health') return { kind, laid: await layOutApple(container) };
    await unpackPacks(container, scratch);
    const packs = await openPacks(container, scratch);
    try {
      return { kind, laid: await layOutGarmin(packs) };
    } finally {
      await closePacks(packs);
    }
  } catch (error) {
    throw inOurWords(error);
  } finally {
    await container.close();
  }
}
