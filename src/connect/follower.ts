import { Inject, Injectable } from '@nestjs/common';
import { NoticeReceived } from '#src/connect/connect.topics';
import { ENOUGH_MISSES, Envoy } from '#src/connect/envoy';
import { AnswerAwaited, GrantAwaited, GrantChanged, OwnerNotYetKnown } from '#src/connect/flow.problems';
import { Leaving } from '#src/connect/leaving';
import { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import { NoticeDesk } from '#src/connect/notice-desk';
import { type Finish, Handles } from '#src/jobs/handles';
import { kindOf } from '#src/jobs/retry';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import type { SourceTerms } from '#src/sessions/source-terms.port';

/** A brand may tell of somebody in the very moment they connect; past it nobody here is meant. */
const CONNECTING_MS = 2 * 60_000;
/** How long what was pushed waits for an athlete whose link must be renewed, and how often it looks whether it was. */
const AWAITED_DAYS = 30;
const LOOK_AGAIN_MS = HOUR_MS;

/** Follows what the brands tell: asks what it is about, and takes it in or out. */
@Injectable()
export class Follower {
  constructor(
    @Inject(Links) private readonly links: Links,
    @Inject(Envoy) private readonly envoy: Envoy,
    @Inject(NoticeDesk) private readonly desk: NoticeDesk,
    @Inject(Leaving) private readonly leaving: Leaving,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(NoticeReceived)
  async onNotice(said: Said<typeof NoticeReceived>, finish: Finish): Promise<void> {
    const link = await this.links.byVendorUser(said.brand, said.vendorUserId);
    if (!link) return this.stranger(said, finish);
    if (said.kind === 'revoked') return this.revoked(link, said, finish);
    if (said.kind === 'removed') return this.removed(link, said, finish);
    if (!(await this.links.mayBring(link))) return;
    const { kind, externalId } = said;
    const carried = this.desk.unsealed(said);
    const asked = { urgency: 'webhook', externalId, version: null, misses: 0 } as const;
    const { fetch } = this.envoy.connectorOf(link).capabilities;
    const isSettled = await this.envoy.settle(
      link,
      // What was sent along does not become newer by being taken in late.
      fetch ? asked : { ...asked, toldAt: new Date(said.receivedAt) },
      (connector, errand) => connector.follow({ kind, externalId, carried }, errand),
      finish,
    );
    if (!isSettled && !fetch) await this.await(link.id, said);
  }

  /** What is pushed comes once: where the grant was lost it waits, sealed as it is, for the athlete to connect again. */
  private async await(linkId: string, { receivedAt }: Said<typeof NoticeReceived>): Promise<void> {
    const link = await this.links.find(linkId);
    const now = this.clock.now().getTime();
    const isAwaited = now < Date.parse(receivedAt) + AWAITED_DAYS * DAY_MS;
    if (link?.state === 'reconnect' && isAwaited) throw new GrantAwaited(new Date(now + LOOK_AGAIN_MS));
  }

  /** Nobody here, or nobody any more: then not even that we were told is kept. */
  private async stranger(said: Said<typeof NoticeReceived>, finish: Finish): Promise<void> {
    const until = new Date(Date.parse(said.receivedAt) + CONNECTING_MS);
    const tellsOfAnEnd = said.kind === 'revoked' || said.kind === 'removed';
    if (!tellsOfAnEnd && this.clock.now() < until) throw new OwnerNotYetKnown(until);
    await finish((tx) => this.desk.forget(tx, said));
  }

  /** Anybody may say so: what the brand itself says counts, before anything is erased. */
  private async revoked(
    link: Link,
    { receivedAt }: Said<typeof NoticeReceived>,
    finish: Finish,
  ): Promise<void> {
    const answer = await this.envoy.ask(link, 'webhook', (connector, errand) =>
      connector.stillGranted(errand),
    );
    if (answer?.told) return;
    await finish(async (tx) => {
      const now = await tx.findOneBy(Link, { id: link.id });
      const isAnother = now && now.state !== 'reconnect' && now.tokensAt > link.tokensAt;
      if (isAnother) throw new GrantChanged(this.clock.now());
      const askedAt = new Date(receivedAt);
      await this.leaving.unlink(tx, link.id, { reason: 'deauthorised', data: 'erase', askedAt });
    });
  }

  /** Gone, or hidden from us. Where one can ask, a look decides; where we may not even look, it is gone for us. */
  private async removed(
    link: Link,
    { externalId, receivedAt }: Said<typeof NoticeReceived>,
    finish: Finish,
  ): Promise<void> {
    if (externalId === null) return;
    const asked = { urgency: 'webhook', externalId, version: null, misses: ENOUGH_MISSES } as const;
    const { capabilities, terms } = this.envoy.connectorOf(link);
    const { fetch } = capabilities;
    const isSettled =
      fetch &&
      (await this.envoy
        .settle(link, asked, (its, errand) => its.fetch(externalId, errand), finish)
        .catch((error: unknown) => {
          const kind = kindOf(error);
          if (kind !== 'transient' && kind !== 'broken') throw error;
          if (this.isPressing(terms, receivedAt)) return false; // the daily comparison brings back what is still there
          // An answer nobody understands is none either, and would not be asked for as long as that.
          const mustBeFollowed = kind === 'broken' && terms.deletionWithinH !== null;
          throw mustBeFollowed
            ? new AnswerAwaited(new Date(this.clock.now().getTime() + LOOK_AGAIN_MS))
            : error;
        }));
    if (isSettled) return;
    const askedAt = fetch ? this.clock.now() : new Date(receivedAt);
    await finish((tx) => this.envoy.enter(tx, link, { kind: 'gone', externalId }, askedAt));
  }

  /** Half of the time the terms give for following a deletion is spent on asking; then the notice is believed. */
  private isPressing({ deletionWithinH }: SourceTerms, receivedAt: string): boolean {
    const waitedH = (this.clock.now().getTime() - Date.parse(receivedAt)) / HOUR_MS;
    return deletionWithinH !== null && waitedH >= deletionWithinH / 2;
  }
}
