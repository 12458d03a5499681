import { Inject, Injectable } from '@nestjs/common';
import { Backfill } from '#src/connect/backfill';
import { Brands } from '#src/connect/brands';
import { DiaryDue, LapseDue, LinkDue, LinksDue } from '#src/connect/connect.topics';
import { NoSuchLink } from '#src/connect/flow.problems';
import { erasedOn } from '#src/connect/lapses';
import { keyAbout } from '#src/connect/link-keys';
import { Link } from '#src/connect/link.entity';
import { forgetLapsed } from '#src/connect/states';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { HealthDataAllowed } from '#src/people/people.topics';

/** Brands let a refresh token die that was not used for some ninety days. */
const UNUSED_DAYS = 60;
/** All links in the same minute would spend a brand's budget before anybody's ride of the morning. */
const SPREAD_S = 3_600;

/** Looks after every link once a day, and after one whenever its athlete asks. */
@Injectable()
export class Rounds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Backfill) private readonly backfill: Backfill,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(LinksDue)
  async onDue(_said: Said<typeof LinksDue>, finish: Finish): Promise<void> {
    const links = await this.database.read(Link).findBy({ state: 'active' });
    const stuck = await this.backfill.stuckAmong(links);
    const now = this.clock.now();
    const day = now.toISOString().slice(0, 10);
    const due = links
      .filter((link) => this.isDue(link, now))
      .map(({ id }, n, { length }) => ({
        payload: { linkId: id },
        key: keyAbout(id, 'day', day),
        dueAt: new Date(now.getTime() + ((SPREAD_S * n) / length) * 1000),
      }));
    const diaries = links
      .filter(({ choices }) => choices.writesBack)
      .map(({ id }) => ({ payload: { linkId: id }, key: keyAbout(id, 'diary', day) }));
    const lapses = await this.lapses(now);
    await finish(async (tx) => {
      await this.outbox.putAll(tx, LinkDue, due);
      await this.outbox.putAll(tx, LapseDue, lapses);
      await this.outbox.putAll(tx, DiaryDue, diaries);
      for (const link of stuck) await this.backfill.begin(tx, link);
      await forgetLapsed(tx, now);
    });
  }

  /** What was not asked for while we were not allowed to keep it is asked for now. */
  @Handles(HealthDataAllowed)
  async onAllowed({ athleteId }: Said<typeof HealthDataAllowed>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      for (const link of await tx.findBy(Link, { athleteId, state: 'active' })) {
        await this.backfill.begin(tx, link);
        await this.look(tx, link);
      }
    });
  }

  /** Now, because the athlete asks. @throws NoSuchLink */
  async lookNow(athleteId: string, brand: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const link = await tx.findOneBy(Link, { athleteId, brand });
      if (!link) throw new NoSuchLink();
      if (link.backfill?.state === 'failed') await this.backfill.begin(tx, link);
      await this.look(tx, link);
    });
  }

  private async look(tx: Tx, { id: linkId, choices }: Link): Promise<void> {
    const asked = newId(); // each asking is a fact of its own
    await this.outbox.put(tx, LinkDue, { linkId }, { key: keyAbout(linkId, 'now', asked) });
    if (choices.writesBack)
      await this.outbox.put(tx, DiaryDue, { linkId }, { key: keyAbout(linkId, 'diary', asked) });
  }

  /** Links that lapse before the next round, each to the minute; or did already, and are still there. */
  private async lapses(now: Date) {
    const lost = await this.database.read(Link).findBy({ state: 'reconnect' });
    const key = (linkId: string) => keyAbout(linkId, 'lapse', now.toISOString().slice(0, 10));
    return lost.flatMap((link) => {
      const dueAt = erasedOn(this.brands.termsOf(link), link);
      const isSoon = dueAt !== null && dueAt.getTime() < now.getTime() + DAY_MS;
      return isSoon ? [{ payload: { linkId: link.id }, key: key(link.id), dueAt }] : [];
    });
  }

  /** Brands that can be asked are asked daily; of the others only the tokens are kept alive. */
  private isDue({ brand, tokensAt }: Link, now: Date): boolean {
    const connector = this.brands.all.find((each) => each.brand === brand);
    if (!connector?.isConfigured) return false;
    const { list, weight, refresh } = connector.capabilities;
    return list || weight || (refresh && now.getTime() - tokensAt.getTime() > UNUSED_DAYS * DAY_MS);
  }
}
