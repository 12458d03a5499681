import type {
  DaySpan,
  Listing,
  Notice,
  Outcome,
  PlannedThere,
  Span,
  Subscription,
  WebhookRequest,
  Weighing,
} from '#src/connect/arrival.port';
import type { Capabilities } from '#src/connect/capabilities.port';
import type { Attribution, Coverage } from '#src/connect/coverage.port';
import type { Ability, Authorisation, Errand, Grant, Return, Tokens } from '#src/connect/grant.port';
import type { SourceTerms } from '#src/sessions/source-terms.port';

/**
 * A service athletes link. An adapter of `integrations/<brand>/` implements what its capabilities claim; the contract
 * suite holds every registered one to it. Failures are the problems of connect.problems.ts.
 */
export abstract class Connector {
  /** Short, stable, in addresses and rows: `strava`. */
  abstract readonly brand: string;
  /** As people write it: `Strava`. */
  abstract readonly title: string;
  abstract readonly capabilities: Capabilities;
  abstract readonly coverage: Coverage;
  abstract readonly terms: SourceTerms;
  abstract readonly attribution: Attribution;
  /** False: the operator has not set it up, and athletes are not offered it. */
  abstract readonly isConfigured: boolean;
  /** All it can tell or do, those of `ON_WISH` among them. */
  abstract readonly gives: readonly Ability[];
  /** What scopes mean to a person. */
  abstract abilitiesOf(scopes: readonly string[]): Ability[];

  /** The brand's page to send the athlete to. `oauth2` only. */
  abstract authorise(wanted: Authorisation): string;
  /** `oauth2`: the code for a grant, none of which is left behind on failure. @throws GrantRefused, AthleteCapReached */
  abstract exchange(returned: Return): Promise<Grant>;
  /** `api-key`: tries the key. @throws GrantRefused */
  abstract tryKey(key: string): Promise<Grant>;
  /** @throws GrantLost when the brand will not refresh: the athlete must connect again */
  abstract refresh(tokens: Tokens): Promise<Tokens>;
  /** Ends the grant at the brand. Quiet when it has ended already. */
  abstract revoke(tokens: Tokens): Promise<void>;
  /**
   * Whether the grant still stands, asked of the brand itself. @throws nothing for a plain no; something transient
   * where the answer is no plain yes or no, as everything from the link is erased on a no
   */
  abstract stillGranted(errand: Errand): Promise<boolean>;

  /** The answer to a handshake; null when it is not one or not for us. */
  abstract greet(request: Pick<WebhookRequest, 'query'>): object | null;
  /** Verifies, then understands. @throws WebhookRefused for a forged or unreadable one */
  abstract read(request: WebhookRequest, known: { subscriptionId: string | null }): Notice[];
  /** Subscriptions at the brand; `registersWebhooks` only. */
  abstract subscriptions(): Promise<Subscription[]>;
  abstract subscribe(callbackUrl: string): Promise<Subscription>;
  abstract unsubscribe(id: string): Promise<void>;

  /** What a notice of an activity, of weight or of permissions comes to. */
  abstract follow(notice: Pick<Notice, 'kind' | 'externalId' | 'carried'>, errand: Errand): Promise<Outcome>;
  /** One activity by its id, whole. `fetch` only. */
  abstract fetch(externalId: string, errand: Errand): Promise<Outcome>;
  /** Activities that began in a span, oldest first where the brand can. `list` only. */
  abstract list(span: Span, page: string | null, errand: Errand): Promise<Listing>;
  /** Asks the brand to push a span's activities. `backfill: request` only. */
  abstract requestHistory(span: Span, errand: Errand): Promise<void>;
  /** Longest span of one such request, days. */
  abstract readonly historyStepDays: number;
  /** Body masses since a moment. `weight` only. */
  abstract weights(since: Date, errand: Errand): Promise<Weighing[]>;
  /** All that its calendar has for some days, those of that day only. `plans` only. */
  abstract plans(days: DaySpan, errand: Errand): Promise<PlannedThere[]>;
  /** Writes a day's shareable sweat loss into the athlete's diary there. `writesBack` only. */
  abstract writeBack(day: string, loss: { lowL: number; highL: number }, errand: Errand): Promise<void>;
}

/** What a connector does not claim it does not do. Adapters extend this and override what they can. */
export abstract class BareConnector extends Connector {
  readonly historyStepDays: number = 0;

  authorise(_wanted: Authorisation): string {
    return this.cannot('authorise');
  }

  exchange(_returned: Return): Promise<Grant> {
    return this.cannot('exchange');
  }

  tryKey(_key: string): Promise<Grant> {
    return this.cannot('tryKey');
  }

  refresh(_tokens: Tokens): Promise<Tokens> {
    return this.cannot('refresh');
  }

  revoke(_tokens: Tokens): Promise<void> {
    return Promise.resolve();
  }

  greet(_request: Pick<WebhookRequest, 'query'>): object | null {
    return null;
  }

  read(_request: WebhookRequest, _known: { subscriptionId: string | null }): Notice[] {
    return this.cannot('read');
  }

  subscriptions(): Promise<Subscription[]> {
    return this.cannot('subscriptions');
  }

  subscribe(_callbackUrl: string): Promise<Subscription> {
    return this.cannot('subscribe');
  }

  unsubscribe(_id: string): Promise<void> {
    return this.cannot('unsubscribe');
  }

  follow(_notice: Pick<Notice, 'kind' | 'externalId' | 'carried'>, _errand: Errand): Promise<Outcome> {
    return this.cannot('follow');
  }

  fetch(_externalId: string, _errand: Errand): Promise<Outcome> {
    return this.cannot('fetch');
  }

  list(_span: Span, _page: string | null, _errand: Errand): Promise<Listing> {
    return this.cannot('list');
  }

  requestHistory(_span: Span, _errand: Errand): Promise<void> {
    return this.cannot('requestHistory');
  }

  weights(_since: Date, _errand: Errand): Promise<Weighing[]> {
    return this.cannot('weights');
  }

  plans(_days: DaySpan, _errand: Errand): Promise<PlannedThere[]> {
    return this.cannot('plans');
  }

  writeBack(_day: string, _loss: { lowL: number; highL: number }, _errand: Errand): Promise<void> {
    return this.cannot('writeBack');
  }

  private cannot(what: string): never {
    throw new Error(`${this.brand} does not claim to ${what}.`);
  }
}

/** Every brand there is, configured or not. Handed in by integrations.module.ts. */
export abstract class Connectors {
  abstract readonly all: readonly Connector[];
}
