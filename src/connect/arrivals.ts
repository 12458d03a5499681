import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Arrival, Outcome, Weighing } from '#src/connect/arrival.port';
import type { Connector } from '#src/connect/connector.port';
import { LinkActivities } from '#src/connect/link-activities';
import { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import type { Tx } from '#src/database/transaction';
import { kindOf, reasonOf } from '#src/jobs/retry';
import { localDayOf } from '#src/kernel/clock';
import { Profiles } from '#src/people/profiles';
import { Intake } from '#src/sessions/intake';
import { SourceDesk } from '#src/sessions/source-desk';
import type { Told } from '#src/sessions/source-row';
import { encodeStreams } from '#src/sessions/stream-blob';

/** A piece of an activity, read and pressed: only to be written down. */
interface Readied {
  arrival: Arrival;
  told: Pick<Told, 'recording' | 'file'>;
  streams: Uint8Array | null;
}

export type ReadyOutcome = Exclude<Outcome, { kind: 'arrived' }> | { kind: 'arrived'; pieces: Readied[] };

/** What we asked about, and when: the answer is about that moment. */
export interface Question {
  /** The activity we asked for; null: the brand told of its own accord. */
  externalId: string | null;
  /** As the brand's list tells it; null: not from a list. */
  version: string | null;
  askedAt: Date;
}

/** Takes what a brand told into the sessions and the profile. */
@Injectable()
export class Arrivals {
  private readonly log = new Logger('Links');

  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(SourceDesk) private readonly desk: SourceDesk,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Links) private readonly links: Links,
    @Inject(LinkActivities) private readonly activities: LinkActivities,
  ) {}

  /** The slow part, outside any transaction. A file nobody can read is left out; the other pieces count. */
  async ready(outcome: Outcome, connector: Connector): Promise<ReadyOutcome> {
    if (outcome.kind !== 'arrived') return outcome;
    const pieces: Readied[] = [];
    for (const arrival of outcome.arrivals) {
      const piece = await this.readied(arrival).catch((error: unknown) => {
        if (kindOf(error) !== 'invalid') throw error;
        this.log.warn(`A file from ${connector.title} cannot be used (${reasonOf(error)}).`);
        return null;
      });
      if (piece) pieces.push(piece);
    }
    return { kind: 'arrived', pieces };
  }

  /** Within the transaction that ends the asking. A link that ended meanwhile takes nothing in. */
  async enter(
    tx: Tx,
    linkId: string,
    connector: Connector,
    { outcome, question }: { outcome: ReadyOutcome; question: Question },
  ): Promise<void> {
    const link = await tx.findOneBy(Link, { id: linkId });
    if (!link) return;
    switch (outcome.kind) {
      case 'arrived':
        if (!(await this.links.mayBring(link, tx))) return;
        return this.enterPieces(tx, link, connector, { pieces: outcome.pieces, question });
      case 'gone':
        return this.withdraw(tx, link, outcome.externalId, question.askedAt);
      case 'weights':
        return this.weigh(tx, link, connector, outcome.weights);
      case 'permissions':
        return this.links.setScopes(tx, linkId, connector, outcome.scopes);
      case 'nothing':
        await this.nothing(tx, link, connector, question);
    }
  }

  /** Whether the activity is among what we hold. */
  holds(tx: Tx, linkId: string, externalId: string): Promise<boolean> {
    return this.activities.holds(tx, linkId, externalId);
  }

  /** When it began, where a piece of it has come. */
  startOf(linkId: string, externalId: string): Promise<Date | null> {
    return this.activities.startOf(linkId, externalId);
  }

  /** The athlete's own day, and the last word of each day. What may not be shared does not become a profile's mass. */
  async weigh(tx: Tx, link: Link, { terms, brand }: Connector, weights: Weighing[]): Promise<void> {
    if (terms.others === 'never' || !(await this.links.mayBring(link, tx))) return;
    const inOrder = weights.toSorted((a, b) => a.measuredAt.getTime() - b.measuredAt.getTime());
    const byDay = new Map(
      inOrder.map(({ measuredAt, utcOffsetS, massKg }) => [localDayOf(measuredAt, utcOffsetS), massKg]),
    );
    const told = [...byDay].map(([measuredOn, massKg]) => ({ measuredOn, massKg }));
    await this.profiles.takeMasses(tx, link.athleteId, brand, told);
  }

  private async readied(arrival: Arrival): Promise<Readied> {
    if ('file' in arrival.content) {
      const { streams, ...told } = await this.intake.pressed(arrival.content.file);
      return { arrival, told, streams };
    }
    const { recording } = arrival.content;
    const hasStreams = recording.streams.timeS.length > 0;
    return {
      arrival,
      told: { recording, file: null },
      streams: hasStreams ? encodeStreams(recording.streams) : null,
    };
  }

  private async enterPieces(
    tx: Tx,
    link: Link,
    connector: Connector,
    { pieces, question }: { pieces: Readied[]; question: Question },
  ): Promise<void> {
    const { id, athleteId } = link;
    const { brand, terms } = connector;
    for (const { arrival, told, streams } of pieces) {
      const { externalId, part, aliases, legOf } = arrival;
      const isNews = await this.activities.stand(tx, id, {
        // A brand that was asked for one activity and tells of its legs has still answered about that one.
        externalId: question.externalId ?? externalId,
        part,
        startedAt: told.recording.startedAt,
        version: arrival.version ?? null,
        asOf: question.askedAt,
      });
      if (!isNews) continue;
      await this.desk.take(
        tx,
        athleteId,
        { source: brand, externalId, part, legOf, aliases, terms, ...told },
        streams,
      );
    }
    if (pieces.length === 0) await this.nothing(tx, link, connector, question);
    else await this.links.synced(tx, id, link.nextSyncAt);
  }

  private async withdraw(
    tx: Tx,
    { id, athleteId, brand }: Link,
    externalId: string,
    askedAt: Date,
  ): Promise<void> {
    const isGone = await this.activities.gone(tx, id, externalId, askedAt);
    if (isGone) await this.desk.withdraw(tx, athleteId, brand, externalId);
  }

  /** Asked, and nothing to be had of it: it need not be asked again before it changes. */
  private async nothing(
    tx: Tx,
    { id }: Pick<Link, 'id'>,
    { capabilities }: Connector,
    { externalId, version, askedAt }: Question,
  ): Promise<void> {
    // Where one cannot ask, a piece that is no use says nothing of the others.
    if (externalId === null || !capabilities.fetch) return;
    await this.activities.stand(tx, id, { externalId, part: '', startedAt: null, version, asOf: askedAt });
  }
}
