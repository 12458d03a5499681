import { Inject, Injectable, Logger } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import { Budget, type Spent } from '#src/connect/budget';
import type { Urgency } from '#src/connect/budget-window';
import {
  ApplicationInactive,
  BrandResting,
  BudgetSpent,
  GrantLost,
  NotThere,
  RateLimited,
  TokenRefused,
} from '#src/connect/connect.problems';
import type { Connector } from '#src/connect/connector.port';
import { NoSuchLink } from '#src/connect/flow.problems';
import type { Errand } from '#src/connect/grant.port';
import { type Held } from '#src/connect/keyring';
import type { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import { Renewals } from '#src/connect/renewals';
import { Database } from '#src/database/database';
import { Postponed } from '#src/jobs/retry';
import { Problem } from '#src/kernel/problem';
import { concerning } from '#src/log/about';

/**
 * Goes to a brand in an athlete's name: with tokens that are good, within the brand's limits. What the brand answers to
 * the asking itself is dealt with here; the work hears only of what it asked for.
 */
@Injectable()
export class Errands {
  private readonly log = new Logger('Links');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Links) private readonly links: Links,
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Renewals) private readonly renewals: Renewals,
    @Inject(Budget) private readonly budget: Budget,
  ) {}

  /**
   * Does `work`, a second time with new tokens where the brand refuses the first: asking only reads, and what is
   * written to a diary is the same both times.
   * @throws BudgetSpent @throws BrandResting @throws RenewalUnderWay to come back later
   * @throws GrantLost when the athlete must connect again; the link says so already
   * @throws NoSuchLink @throws Problem whatever the brand answered
   */
  async run<T>(linkId: string, urgency: Urgency, work: (errand: Errand) => Promise<T>): Promise<T> {
    const link = await this.links.find(linkId);
    if (!link) throw new NoSuchLink();
    const connector = this.brands.of(link.brand);
    if (link.state === 'reconnect') throw new GrantLost(connector.title);
    try {
      await this.budget.check(connector);
      const { brand: provider } = link;
      const answer = await concerning({ provider }, () => this.tryTwice(link, connector, urgency, work));
      if (link.lastError) await this.links.wellAgain(linkId);
      return answer;
    } catch (error) {
      throw await this.consequence(link, connector, error);
    }
  }

  private async tryTwice<T>(
    link: Link,
    connector: Connector,
    urgency: Urgency,
    work: (errand: Errand) => Promise<T>,
  ): Promise<T> {
    const held = await this.renewals.fresh(link.id);
    try {
      return await work(this.errand(link, connector, urgency, held));
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
    }
    const other = await this.renewals.instead(link.id, held);
    try {
      return await work(this.errand(link, connector, urgency, other));
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
    }
    const lost = new GrantLost(connector.title);
    await this.database.transaction((tx) => this.links.lost(tx, link.id, lost));
    throw lost;
  }

  private errand(link: Link, connector: Connector, urgency: Urgency, { tokens }: Held): Errand {
    let spent: Spent = new Map();
    return {
      accessToken: tokens.access,
      vendorUserId: link.vendorUserId,
      scopes: link.scopes,
      spend: async () => {
        spent = await this.budget.spend(connector, urgency);
      },
      learn: (readings) => this.budget.learn(connector, spent, readings),
    };
  }

  /** What is to be done about it, and what the caller hears. */
  private async consequence(link: Link, connector: Connector, error: unknown): Promise<unknown> {
    const { title } = connector;
    if (error instanceof RateLimited)
      return new BudgetSpent(title, await this.budget.refused(connector, error.retryAfterS));
    if (error instanceof ApplicationInactive) {
      this.log.error(error.message);
      const resting = new BrandResting(title, await this.budget.rest(connector));
      await this.links.note(link.id, resting);
      return resting;
    }
    if (isForTheAthlete(error)) await this.links.note(link.id, error);
    return error;
  }
}

/** Waiting our turn and activities that are gone are nothing to worry anybody with; lost grants are noted already. */
function isForTheAthlete(error: unknown): error is Problem {
  const isQuiet = error instanceof NotThere || error instanceof GrantLost || error instanceof NoSuchLink;
  return (
    error instanceof Problem && !isQuiet && (!(error instanceof Postponed) || error instanceof BrandResting)
  );
}
