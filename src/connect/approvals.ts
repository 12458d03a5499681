import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import {
  AthleteCapReached,
  GrantRefused,
  OtherAccountLinked,
  OtherWayIn,
  VendorAccountTaken,
} from '#src/connect/connect.problems';
import type { Connector } from '#src/connect/connector.port';
import type { Ability, Grant } from '#src/connect/grant.port';
import { Links, missingOf } from '#src/connect/links';
import { type OauthState } from '#src/connect/oauth-state.entity';
import { States } from '#src/connect/states';
import { whereFrom } from '#src/log/where-from';

/** How the way to a brand's page and back ended. */
export const OUTCOMES = [
  'connected',
  /** Connected, but not everything was ticked. */
  'less',
  /** The athlete said no. */
  'denied',
  /** Too old, used before, never begun here, or begun by somebody else. */
  'expired',
  /** The brand did not take its own code. */
  'refused',
  /** The brand lets no more athletes in. */
  'full',
  /** Somebody else here has this account. */
  'taken',
  /** The athlete has another account of this brand linked. */
  'other',
  /** The brand did not answer as it should. */
  'down',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the brand's page sent along on the way back. */
export interface Returned {
  state?: string | undefined;
  code?: string | undefined;
  scope?: string | undefined;
  error?: string | undefined;
}

/** Sends athletes to a brand's page to approve, and takes them in when they come back. */
@Injectable()
export class Approvals {
  private readonly log = new Logger('Links');

  constructor(
    @Inject(Brands) private readonly brands: Brands,
    @Inject(States) private readonly states: States,
    @Inject(Links) private readonly links: Links,
  ) {}

  /** The address to send the athlete to. `origin`: where their browser knows us. */
  async begin(athleteId: string, brand: string, wishes: Ability[], origin: string): Promise<string> {
    const connector = this.brands.configured(brand);
    if (connector.capabilities.authorisation !== 'oauth2') throw new OtherWayIn(connector.title);
    const link = await this.links.of(athleteId, brand);
    const wanted = new Set([...wishes, ...(link?.choices.wishes ?? [])]);
    const state = randomBytes(32).toString('base64url');
    const verifier = connector.capabilities.pkce ? randomBytes(48).toString('base64url') : null;
    const journey = {
      athleteId,
      brand,
      redirectUri: `${origin}/api/v1/links/${brand}/callback`,
      wishes: connector.gives.filter((ability) => wanted.has(ability)),
    };
    await this.states.begin(state, verifier, journey);
    const challenge = verifier && createHash('sha256').update(verifier).digest('base64url');
    return connector.authorise({ ...journey, state, challenge });
  }

  /** The same return twice, at once or later and in whatever process, does nothing more and ends the same. */
  async comeBack(athleteId: string, brand: string, returned: Returned): Promise<Outcome> {
    const connector = this.brands.configured(brand);
    const claimed = await this.states.claim(athleteId, brand, returned.state ?? '');
    if (claimed === 'none') return 'expired';
    if ('usedBefore' in claimed) return this.endOf(claimed.usedBefore);
    const outcome = await this.arrive(connector, claimed.journey, claimed.verifier, returned);
    await this.states.end(claimed.journey.stateMark, outcome);
    return outcome;
  }

  /** With a key the athlete pasted. @throws GrantRefused @throws VendorAccountTaken @throws OtherAccountLinked */
  async byKey(athleteId: string, brand: string, key: string): Promise<void> {
    const connector = this.brands.configured(brand);
    if (connector.capabilities.authorisation !== 'api-key') throw new OtherWayIn(connector.title);
    await this.links.connect(athleteId, connector, await connector.tryKey(key), []);
  }

  /** A return that was cut short left no outcome: whether there is a link says how it went. */
  private async endOf({ stateMark, athleteId, brand }: OauthState): Promise<Outcome> {
    const outcome = await this.states.outcomeOf(stateMark);
    const known = OUTCOMES.find((one) => one === outcome);
    if (known) return known;
    const link = await this.links.of(athleteId, brand);
    return link?.state === 'active' ? 'connected' : 'expired';
  }

  private async arrive(
    connector: Connector,
    { athleteId, redirectUri, wishes }: OauthState,
    verifier: string | null,
    { code, scope, error }: Returned,
  ): Promise<Outcome> {
    if (error !== undefined) return error === 'access_denied' ? 'denied' : 'refused';
    if (code === undefined) return 'refused';
    const scopes = scope?.split(/[ ,]+/).filter((one) => one !== '') ?? null;
    let grant: Grant | null = null;
    try {
      const renews = (await this.links.of(athleteId, connector.brand)) !== null;
      grant = await connector.exchange({ code, redirectUri, verifier, scopes, renews });
      const link = await this.links.connect(athleteId, connector, grant, wishes);
      return missingOf(connector, link).length > 0 ? 'less' : 'connected';
    } catch (failure) {
      // Nobody here has that account, so giving the grant back takes nothing from anybody. Where the account is
      // somebody else's, it would end their link.
      if (grant && failure instanceof OtherAccountLinked)
        await connector.revoke(grant.tokens).catch(() => undefined);
      return this.outcomeOf(failure);
    }
  }

  private outcomeOf(failure: unknown): Outcome {
    if (failure instanceof GrantRefused) return 'refused';
    if (failure instanceof AthleteCapReached) return 'full';
    if (failure instanceof VendorAccountTaken) return 'taken';
    if (failure instanceof OtherAccountLinked) return 'other';
    this.log.warn(`An approval could not be taken in: ${whereFrom(failure)}`);
    return 'down';
  }
}
