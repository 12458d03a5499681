import { createHash } from 'node:crypto';
import type { Arrival, Notice, Outcome } from '#src/connect/arrival.port';
import { BrandEnv, brandSettings } from '#src/config/brand-settings';
import type { Grant } from '#src/connect/grant.port';
import { GarminConnector } from '#integrations/garmin/garmin.connector';
import { startGarmin } from '#simulators/garmin/garmin';
import type { GarminOptions } from '#simulators/garmin/garmin-accounts';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import type { Permission } from '#simulators/garmin/summary-types';
import { Mailbox } from './mailbox.js';
import { CountingErrand } from './vendor-stage.js';

const CALLBACK = 'http://localhost:8484/api/v1/links/garmin/callback';
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-0123456789';

/** Our connector, a Garmin of its own, and an address for its notices. */
export class GarminStage {
  constructor(
    readonly garmin: GarminSimulator,
    readonly connector: GarminConnector,
    readonly mailbox: Mailbox,
  ) {}

  static async open(
    options: GarminOptions = {},
    environment: Record<string, string> = {},
  ): Promise<GarminStage> {
    const garmin = await startGarmin({ autoDeliver: false, ...options });
    garmin.clock.set(new Date('2026-09-01T12:00:00Z'));
    const settings = brandSettings(BrandEnv.parse({ ...garmin.environment, ...environment }));
    const connector = new GarminConnector(settings.garmin, garmin.clock);
    const mailbox = await new Mailbox(connector, garmin.clock).open();
    garmin.webhookUrl = mailbox.url;
    return new GarminStage(garmin, connector, mailbox);
  }

  async close(): Promise<void> {
    await this.mailbox.close();
    await this.garmin.close();
  }

  /** What a person does: presses Connect, ticks, comes back. */
  async grant(
    userId: string,
    { renews = false, ...ticked }: { with?: Permission[]; without?: Permission[]; renews?: boolean } = {},
  ): Promise<Grant> {
    const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
    const state = 'a state that nobody can guess';
    const address = this.connector.authorise({ redirectUri: CALLBACK, state, challenge, wishes: [] });
    const back = new URL(this.garmin.approve(address, { userId, ...ticked }));
    const code = back.searchParams.get('code') ?? '';
    const returned = { code, redirectUri: CALLBACK, verifier: VERIFIER, scopes: null, renews };
    return this.connector.exchange(returned);
  }

  async errand(userId: string, ticked: { with?: Permission[] } = {}): Promise<CountingErrand> {
    const { tokens, vendorUserId, scopes } = await this.grant(userId, ticked);
    return new CountingErrand(tokens.access, vendorUserId, scopes);
  }

  /** Lets Garmin send what it has to tell, and reads it. */
  async heard(): Promise<Notice[]> {
    const before = this.mailbox.received.length;
    await this.garmin.flush();
    return this.mailbox.received.slice(before).flatMap((request) => this.connector.read(request));
  }

  /** Follows notices one after the other, with what they carry as it comes out of the outbox. */
  async followed(notices: Notice[], errand: CountingErrand): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const notice of notices) {
      const carried: unknown = JSON.parse(JSON.stringify(notice.carried));
      outcomes.push(await this.connector.follow({ kind: notice.kind, carried }, errand));
    }
    return outcomes;
  }
}

export function arrivalsOf(outcomes: Outcome[]): Arrival[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'arrived' ? outcome.arrivals : []));
}
