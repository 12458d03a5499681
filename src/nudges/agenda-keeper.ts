import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LessThanOrEqual } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Clock, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Agenda } from '#src/nudges/agenda.entity';
import { LookDue, LooksDue } from '#src/nudges/nudges.topics';
import { Addressees } from '#src/people/addressees';
import { Consents } from '#src/people/consents';
import { LooksAllowed, TimeZoneChanged } from '#src/people/people.topics';
import { looksAround, minutesLaterOf } from '#src/timing/looks';

const AT_ONCE = 500;
/** A look that was missed for longer, as nothing ran, is not made up for: the next one comes. */
const STALE_HOURS = 4;

/** Knows when each athlete is looked at next, and says whose moment has come: along an index, whatever their number. */
@Injectable()
export class AgendaKeeper implements OnApplicationBootstrap {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those who were here before there was an agenda. */
  async onApplicationBootstrap(): Promise<void> {
    const givers = await this.consents.givers('health-data');
    if (givers.size === 0) return;
    const rows = await this.database.read(Agenda).find({ select: { id: true, athleteId: true } });
    for (const { athleteId } of rows) givers.delete(athleteId);
    const missing = [...givers];
    for (let from = 0; from < missing.length; from += AT_ONCE)
      await this.database.transaction(
        async (tx) => void (await this.set(tx, missing.slice(from, from + AT_ONCE))),
      );
  }

  @Handles(LooksAllowed)
  async onAllowed({ athleteId }: Said<typeof LooksAllowed>, finish: Finish): Promise<void> {
    await finish(async (tx) => void (await this.set(tx, [athleteId])));
  }

  /** Their mornings are others from now on. A look that their clocks were put past is made now; one that was made has its fact. */
  @Handles(TimeZoneChanged)
  async onTravel({ athleteId }: Said<typeof TimeZoneChanged>, finish: Finish): Promise<void> {
    if (!(await this.consents.given(athleteId, 'health-data'))) return;
    await finish(async (tx) => {
      for (const zone of (await this.set(tx, [athleteId])).values())
        await this.outbox.putAll(tx, LookDue, this.lastLookOf(athleteId, zone, this.clock.now()));
    });
  }

  /** A page of them in a transaction each: whoever else writes gets a turn in between. */
  @Handles(LooksDue)
  async onDue(): Promise<void> {
    let taken: number;
    do taken = await this.database.transaction((tx) => this.takeDue(tx));
    while (taken === AT_ONCE);
  }

  private async takeDue(tx: Tx): Promise<number> {
    await takeTurns(tx, 'agenda');
    const now = this.clock.now();
    const due = await tx.find(Agenda, {
      where: { nextLookAt: LessThanOrEqual(now) },
      order: { nextLookAt: 'ASC', id: 'ASC' },
      take: AT_ONCE,
    });
    if (due.length === 0) return 0;
    const zones = await this.addressees.timeZones(due.map(({ athleteId }) => athleteId));
    // Whoever goes in this moment has no place any more, and holds up nobody else.
    const here = due.flatMap((row) => {
      const zone = zones.get(row.athleteId);
      return zone === undefined ? [] : [{ ...row, zone }];
    });
    const facts = here.flatMap(({ athleteId, nextLookAt, zone }) =>
      this.lastLookOf(athleteId, zone, now, nextLookAt),
    );
    if (facts.length > 0) await this.outbox.putAll(tx, LookDue, facts);
    await this.put(tx, here);
    return here.length;
  }

  /** That there is to be one; nothing where it is long past, or before `from`. */
  private lastLookOf(athleteId: string, zone: string, now: Date, from = new Date(0)) {
    const { at, day, slot } = looksAround(now, zone, minutesLaterOf(athleteId)).last;
    const isStale = now.getTime() - at.getTime() > STALE_HOURS * HOUR_MS;
    if (isStale || at < from) return [];
    return [{ payload: { athleteId, day, slot }, key: `${athleteId}:${day}:${slot}` }];
  }

  /** Answers where they are. */
  private async set(tx: Tx, athleteIds: readonly string[]): Promise<Map<string, string>> {
    await takeTurns(tx, 'agenda');
    const zones = await this.addressees.timeZones(athleteIds);
    await this.put(
      tx,
      [...zones].map(([athleteId, zone]) => ({ id: newId(), athleteId, zone })),
    );
    return zones;
  }

  private async put(tx: Tx, rows: readonly { id: string; athleteId: string; zone: string }[]): Promise<void> {
    if (rows.length === 0) return;
    const now = this.clock.now();
    const values = rows.map(({ id, athleteId, zone }) => ({
      id,
      athleteId,
      nextLookAt: looksAround(now, zone, minutesLaterOf(athleteId)).next.at,
    }));
    await tx
      .createQueryBuilder()
      .insert()
      .into(Agenda)
      .values(values)
      .orUpdate(['next_look_at'], ['athlete_id'])
      .updateEntity(false)
      .execute();
  }
}
