import { Inject, Injectable } from '@nestjs/common';
import { DiaryDue } from '#src/connect/connect.topics';
import { Envoy } from '#src/connect/envoy';
import { LinkDiary } from '#src/connect/link-diary.entity';
import { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import { type DayLoss, ShareableLosses } from '#src/connect/losses.port';
import { MoreThanOrEqual } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';

/** An estimate changes with what is learned; older days than these stand. */
const WRITTEN_DAYS = 14;
/** A change nobody would see in a diary, litres. */
const SAME_WITHIN_L = 0.05;

/** Writes what days cost in sweat into the diaries of athletes who want it there. */
@Injectable()
export class Diary {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Envoy) private readonly envoy: Envoy,
    @Inject(ShareableLosses) private readonly losses: ShareableLosses,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Links) private readonly links: Links,
  ) {}

  @Handles(DiaryDue)
  async onDue({ linkId }: Said<typeof DiaryDue>, finish: Finish): Promise<void> {
    const link = await this.database.read(Link).findOneBy({ id: linkId });
    if (!link || !this.isWanted(link)) return;
    if (!(await this.links.mayBring(link)) || !(await this.links.mayWrite(link))) return;
    const since = new Date(this.clock.now().getTime() - WRITTEN_DAYS * DAY_MS).toISOString().slice(0, 10);
    const { losses, unsettled } = await this.losses.since(link.athleteId, since);
    const written = await this.database.read(LinkDiary).findBy({ linkId, day: MoreThanOrEqual(since) });
    const news = changes(written, losses).filter(({ day }) => !unsettled.includes(day));
    if (news.length === 0) return;
    const told: DayLoss[] = [];
    const answer = await this.envoy.ask(link, 'background', async (connector, errand) => {
      for (const loss of news) {
        if (!(await this.links.mayWrite(link))) return;
        const { day, ...range } = loss;
        await connector.writeBack(day, range, errand);
        told.push(loss);
      }
    });
    if (!answer) return;
    await finish(async (tx) => {
      if (!(await tx.existsBy(Link, { id: linkId }))) return;
      for (const loss of told) await tx.upsert(LinkDiary, { linkId, ...loss }, ['linkId', 'day']);
    });
  }

  /** The athlete said so, the brand can, and was given leave. */
  private isWanted(link: Link): boolean {
    const connector = this.envoy.connectorOf(link);
    const mayWrite = connector.abilitiesOf(link.scopes).includes('write-back');
    return (
      link.state === 'active' && link.choices.writesBack && connector.capabilities.writesBack && mayWrite
    );
  }
}

/** What the diary does not say yet. A day that had a loss and has none any more is put right, too. */
function changes(written: readonly DayLoss[], losses: readonly DayLoss[]): DayLoss[] {
  const before = new Map(written.map((loss) => [loss.day, loss]));
  const now = new Set(losses.map(({ day }) => day));
  const gone = written
    .filter(({ day, highL }) => !now.has(day) && highL > 0)
    .map(({ day }) => ({ day, lowL: 0, highL: 0 }));
  return [...losses.filter((loss) => !isSame(before.get(loss.day), loss)), ...gone];
}

function isSame(before: DayLoss | undefined, { lowL, highL }: DayLoss): boolean {
  return (
    before !== undefined &&
    Math.abs(before.lowL - lowL) < SAME_WITHIN_L &&
    Math.abs(before.highL - highL) < SAME_WITHIN_L
  );
}
