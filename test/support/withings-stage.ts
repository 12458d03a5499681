import { BrandEnv, brandSettings } from '#src/config/brand-settings';
import type { Grant } from '#src/connect/grant.port';
import { WithingsConnector } from '#integrations/withings/withings.connector';
import { startWithings } from '#simulators/withings/withings';
import type { WithingsOptions, WithingsSimulator } from '#simulators/withings/withings-simulator';
import { Mailbox } from './mailbox.js';
import { CountingErrand } from './vendor-stage.js';

const CALLBACK = 'http://localhost:8484/api/v1/links/withings/callback';

/** Our connector, a Withings of its own, and the address its notices go to. */
export class WithingsStage {
  constructor(
    readonly withings: WithingsSimulator,
    readonly connector: WithingsConnector,
    readonly mailbox: Mailbox,
  ) {}

  static async open(options: WithingsOptions = {}): Promise<WithingsStage> {
    const withings = await startWithings(options);
    withings.clock.set(new Date('2026-09-01T12:00:00Z'));
    const mailbox = await new Mailbox({ greet: () => ({}) }, withings.clock).open();
    const settings = brandSettings(BrandEnv.parse(withings.environment)).withings;
    const connector = new WithingsConnector({ ...settings, hookAddress: mailbox.url }, withings.clock);
    return new WithingsStage(withings, connector, mailbox);
  }

  /** A code as a person brings it back who approved. */
  approved(userId: string, scope?: string): string {
    const state = 'a state that nobody can guess';
    const address = this.connector.authorise({ redirectUri: CALLBACK, state, challenge: null, wishes: [] });
    const back = this.withings.approve(address, { userId, ...(scope && { scope }) });
    return new URL(back).searchParams.get('code') ?? '';
  }

  exchange(code: string): Promise<Grant> {
    return this.connector.exchange({ code, redirectUri: CALLBACK, verifier: null, scopes: null });
  }

  grant(userId: string, scope?: string): Promise<Grant> {
    return this.exchange(this.approved(userId, scope));
  }

  async errand(userId: string): Promise<CountingErrand> {
    const { tokens, vendorUserId, scopes } = await this.grant(userId);
    return new CountingErrand(tokens.access, vendorUserId, scopes);
  }

  async close(): Promise<void> {
    await this.mailbox.close();
    await this.withings.close();
  }
}
