import { Inject, Injectable, Logger } from '@nestjs/common';
import { BackfillAdvanced, LinkConnected, LinkDue } from '#src/connect/connect.topics';
import { HistoryCursor } from '#src/connect/history';
import { HistorySteps, type Stand, type Step } from '#src/connect/history-steps';
import { keyAbout } from '#src/connect/link-keys';
import { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { kindOf, Postponed, reasonOf } from '#src/jobs/retry';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

/**
 * Fetches what an athlete did before they connected. Each step is a fact, and where it led stands in the link's row in
 * the same transaction: a crash at any moment costs one step. Waiting for a brand's budget holds nobody up.
 */
@Injectable()
export class Backfill {
  private readonly log = new Logger('Links');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Links) private readonly links: Links,
    @Inject(HistorySteps) private readonly steps: HistorySteps,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(LinkConnected)
  async onConnected({ linkId, more }: Said<typeof LinkConnected>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      const link = await tx.findOneBy(Link, { id: linkId });
      if (!link) return;
      if (more) await this.steps.doubt(tx, link);
      await this.begin(tx, link, more);
      const key = keyAbout(linkId, 'connected', this.clock.now().toISOString());
      await this.outbox.put(tx, LinkDue, { linkId }, { key });
    });
  }

  /** From where the last one ended or, if `whole`, from the start; what is here already is not fetched again. */
  async begin(tx: Tx, link: Link, whole = false): Promise<void> {
    const history = this.steps.historyOf(link, whole);
    if (!history || link.state !== 'active') return;
    const cursor = { run: newId(), step: 0, span: history, page: null, looks: 0, pending: [] };
    await this.keep(tx, link.id, { state: 'running', done: 0, total: null, cursor }, null);
  }

  /** Those that no try could take further: they begin anew. */
  async stuckAmong(links: Link[]): Promise<Link[]> {
    const keys = new Map<string, Link>();
    for (const link of links) {
      const cursor = HistoryCursor.safeParse(link.backfill?.cursor);
      const isUnderWay = link.backfill?.state === 'running' || link.backfill?.state === 'waiting';
      if (isUnderWay && cursor.success) keys.set(stepKey(link.id, cursor.data), link);
    }
    const setAside = await this.outbox.setAsideAmong(BackfillAdvanced, [...keys.keys()]);
    return [...setAside].map((key) => keys.get(key)!);
  }

  @Handles(BackfillAdvanced)
  async onAdvanced(said: Said<typeof BackfillAdvanced>, finish: Finish): Promise<void> {
    const link = await this.links.find(said.linkId);
    const stand = standOf(link, said);
    if (!link || !stand) return;
    if (!(await this.links.mayBring(link)))
      return finish((tx) => this.arrive(tx, said, { stand: { ...stand, state: 'failed' } }));
    const step = await this.steps.next(link, stand).catch(async (error: unknown) => {
      if (error instanceof Postponed) await this.wait(said, error.until);
      if (kindOf(error) === 'transient' || kindOf(error) === 'too-many') throw error;
      this.log.error(`A history could not be fetched (${reasonOf(error)}).`);
      return { stand: { ...stand, state: 'failed' as const } };
    });
    await finish((tx) => this.arrive(tx, said, step));
  }

  /** Unless the link ended, or its history was begun anew meanwhile. */
  private async arrive(
    tx: Tx,
    said: Said<typeof BackfillAdvanced>,
    { stand, take, notBefore }: Step,
  ): Promise<void> {
    const link = await tx.findOneBy(Link, { id: said.linkId });
    if (!link || !standOf(link, said)) return;
    await take?.(tx);
    const cursor = { ...stand.cursor, step: said.step + 1 };
    if (stand.state === 'done') await this.links.synced(tx, link.id, link.nextSyncAt);
    await this.keep(tx, link.id, { ...stand, cursor }, notBefore ?? null);
  }

  /** Where it stands now, and the fact that takes it further. */
  private async keep(
    tx: Tx,
    linkId: string,
    { cursor, ...told }: Stand,
    notBefore: Date | null,
  ): Promise<void> {
    const isOver = told.state === 'done' || told.state === 'failed';
    const written = { ...cursor, pending: isOver ? [] : cursor.pending };
    await tx.update(Link, linkId, { backfill: { ...told, until: null, cursor: written } });
    if (isOver) return;
    const { run, step } = cursor;
    const when = { key: stepKey(linkId, cursor), ...(notBefore && { dueAt: notBefore }) };
    await this.outbox.put(tx, BackfillAdvanced, { linkId, run, step }, when);
  }

  /** The athlete sees why nothing moves. */
  private async wait(said: Said<typeof BackfillAdvanced>, until: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      const link = await tx.findOneBy(Link, { id: said.linkId });
      const stand = standOf(link, said);
      if (!stand) return;
      const backfill = { ...stand, state: 'waiting', until: until.toISOString() } as const;
      await tx.update(Link, said.linkId, { backfill });
    });
  }
}

function stepKey(linkId: string, { run, step }: { run: string; step: number }): string {
  return keyAbout(linkId, 'backfill', run, step);
}

/** Where the link's backfill stands, if it is at this very step. */
function standOf(link: Link | null, { run, step }: { run: string; step: number }): Stand | null {
  const cursor = HistoryCursor.safeParse(link?.backfill?.cursor);
  if (!link?.backfill || !cursor.success || cursor.data.run !== run || cursor.data.step !== step) return null;
  const { done, total } = link.backfill;
  return { state: 'running', done, total, cursor: cursor.data };
}
