import { Inject, Injectable } from '@nestjs/common';
import { OtherAccountLinked, VendorAccountTaken } from '#src/connect/connect.problems';
import { LinkConnected } from '#src/connect/connect.topics';
import type { Connector } from '#src/connect/connector.port';
import { NoSuchLink } from '#src/connect/flow.problems';
import { type Ability, type Grant, ON_WISH } from '#src/connect/grant.port';
import { Keyring, turnOf } from '#src/connect/keyring';
import { Link, type LinkState } from '#src/connect/link.entity';
import { Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Problem } from '#src/kernel/problem';
import { Consents, type Saying } from '#src/people/consents';

/** Athletes' accounts at the brands. */
@Injectable()
export class Links {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  find(linkId: string): Promise<Link | null> {
    return this.database.read(Link).findOneBy({ id: linkId });
  }

  of(athleteId: string, brand: string): Promise<Link | null> {
    return this.database.read(Link).findOneBy({ athleteId, brand });
  }

  byVendorUser(brand: string, vendorUserId: string): Promise<Link | null> {
    return this.database.read(Link).findOneBy({ brand, vendorUserId });
  }

  list(athleteId: string): Promise<Link[]> {
    return this.database.read(Link).findBy({ athleteId });
  }

  /** Another text once any of an athlete's links stands otherwise, or its history got further. */
  async stamp(athleteId: string): Promise<string> {
    const rows = await this.database.read(Link).find({
      select: { id: true, brand: true, state: true, lastSyncAt: true, lastError: true, backfill: true },
      where: { athleteId },
      order: { brand: 'ASC' },
    });
    return JSON.stringify(
      rows.map(({ id, state, lastSyncAt, lastError, backfill }) => [
        id,
        state,
        lastSyncAt,
        lastError,
        backfill && { ...backfill, cursor: null },
      ]),
    );
  }

  /**
   * Whether what comes by a link may be taken in. Where not, nothing is asked for and nothing kept: once the athlete says
   * yes the history is fetched from where it broke off.
   */
  mayBring({ athleteId }: Pick<Link, 'athleteId'>, tx?: Tx): Promise<boolean> {
    return this.consents.given(athleteId, 'health-data', tx);
  }

  /**
   * Makes the link, or makes the one there is good again: it keeps its id, and with it all that ever came from it.
   * @throws VendorAccountTaken @throws OtherAccountLinked
   */
  async connect(
    athleteId: string,
    connector: Connector,
    { vendorUserId, scopes, tokens }: Grant,
    wishes: Ability[],
  ): Promise<Link> {
    const { brand, title } = connector;
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `links:${brand}`);
      const known = await tx.findOneBy(Link, { brand, vendorUserId });
      if (known && known.athleteId !== athleteId) throw new VendorAccountTaken(title);
      const own = known ?? (await tx.findOneBy(Link, { athleteId, brand }));
      if (own && own.vendorUserId !== vendorUserId) throw new OtherAccountLinked(title);
      const id = own?.id ?? newId();
      await takeTurns(tx, turnOf(id));
      const now = this.clock.now();
      const granted = {
        ...(await this.keyring.sealed(tx, id, tokens)),
        scopes,
        state: stateBy(connector, scopes),
        lastError: null,
      };
      const choices = { writesBack: own?.choices.writesBack ?? false, wishes };
      if (own) await tx.update(Link, id, { ...granted, choices });
      else
        await tx.insert(Link, { id, athleteId, brand, vendorUserId, ...granted, choices, connectedAt: now });
      const about = { linkId: id, more: own !== null && opensMore(connector, own.scopes, scopes) };
      await this.outbox.put(tx, LinkConnected, about, { key: `${id}:${newId()}` });
      return tx.findOneByOrFail(Link, { id });
    });
  }

  /** What the brand lets us see has changed. */
  async setScopes(tx: Tx, linkId: string, connector: Connector, scopes: string[]): Promise<void> {
    const link = await tx.findOneBy(Link, { id: linkId });
    if (!link) return;
    const state = link.state === 'reconnect' ? link.state : stateBy(connector, scopes);
    await tx.update(Link, linkId, { scopes, state });
  }

  /** The link's data and the brand's are the same again. */
  async synced(tx: Tx, linkId: string, nextSyncAt: Date | null): Promise<void> {
    await tx.update(Link, linkId, { lastSyncAt: this.clock.now(), nextSyncAt });
  }

  /** Something went wrong that the athlete should know. That the grant is over outweighs it. */
  async note(linkId: string, problem: Problem): Promise<void> {
    const lastError = this.faultOf(problem);
    await this.database.transaction((tx) => tx.update(Link, stillGranted(linkId), { lastError }));
  }

  /** The grant is over: nothing goes on before the athlete connects again. `lastError` says since when. */
  async lost(tx: Tx, linkId: string, problem: Problem): Promise<void> {
    await tx.update(Link, linkId, { state: 'reconnect', nextSyncAt: null, lastError: this.faultOf(problem) });
  }

  async wellAgain(linkId: string): Promise<void> {
    await this.database.transaction((tx) => tx.update(Link, stillGranted(linkId), { lastError: null }));
  }

  /**
   * Whether what days cost may be told to brands in whose diaries it is wanted: a yes of its own, as those who run a brand
   * read it.
   */
  mayWrite({ athleteId }: Pick<Link, 'athleteId'>): Promise<boolean> {
    return this.consents.given(athleteId, 'diary');
  }

  /** The choice is a yes or a no to diaries as well: no once it was the last one written into. @throws NoSuchLink */
  async choose(
    athleteId: string,
    brand: string,
    { writesBack }: { writesBack: boolean },
    saying: Saying,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const links = await tx.findBy(Link, { athleteId });
      const link = links.find((one) => one.brand === brand);
      if (!link) throw new NoSuchLink();
      await tx.update(Link, link.id, { choices: { ...link.choices, writesBack } });
      const isWantedElsewhere = links.some((one) => one !== link && one.choices.writesBack);
      if (writesBack || !isWantedElsewhere)
        await this.consents.say(tx, athleteId, 'diary', writesBack, saying);
    });
  }

  async remove(tx: Tx, linkId: string): Promise<void> {
    await tx.delete(Link, { id: linkId });
  }

  private faultOf({ code, message }: Problem) {
    return { code, detail: message, at: this.clock.now().toISOString() };
  }
}

function stillGranted(linkId: string) {
  return { id: linkId, state: Not<LinkState>('reconnect') };
}

function opensMore(connector: Connector, before: readonly string[], now: readonly string[]): boolean {
  const known = connector.abilitiesOf(before);
  return connector.abilitiesOf(now).some((ability) => !known.includes(ability));
}

/** A brand of activities that may not show them has nothing to do for us until it may. */
export function stateBy(connector: Connector, scopes: readonly string[]): LinkState {
  const isForActivities = connector.gives.includes('activities');
  return isForActivities && !connector.abilitiesOf(scopes).includes('activities') ? 'paused' : 'active';
}

/** What the athlete was asked for, or wished for, and the brand did not give. */
export function missingOf(
  connector: Connector,
  { scopes, choices }: Pick<Link, 'scopes' | 'choices'>,
): Ability[] {
  const given = connector.abilitiesOf(scopes);
  const isAsked = (ability: Ability) => !ON_WISH.includes(ability) || choices.wishes.includes(ability);
  return connector.gives.filter((ability) => isAsked(ability) && !given.includes(ability));
}
