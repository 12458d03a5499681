import { Logger } from '@nestjs/common';
import { brandSettings, BrandEnv } from '#src/config/brand-settings';
import type { Grant } from '#src/connect/grant.port';
import { StravaConnector, type StravaSettings } from '#integrations/strava/strava.connector';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';
import { silence } from './silence.js';
import { CountingErrand } from './vendor-stage.js';

export const VERIFY_TOKEN = 'the word we agreed on';
const CALLBACK = 'http://localhost:8484/api/v1/links/strava/callback';

/** Our connector and a Strava of its own. */
export class StravaStage {
  constructor(
    readonly strava: StravaSimulator,
    readonly connector: StravaConnector,
  ) {}

  static async open(settings: Partial<StravaSettings> = {}): Promise<StravaStage> {
    Logger.overrideLogger(silence);
    const strava = await startStrava({ settings: { approval: 'auto' } });
    strava.clock.set(new Date('2026-09-01T12:00:00Z'));
    const { strava: plain } = brandSettings(
      BrandEnv.parse({
        STRAVA_CLIENT_ID: strava.clientId,
        STRAVA_CLIENT_SECRET: strava.clientSecret,
        STRAVA_OAUTH_BASE: strava.url,
        STRAVA_API_BASE: `${strava.url}/api/v3`,
      }),
    );
    const connector = new StravaConnector({ ...plain, verifyToken: VERIFY_TOKEN, ...settings }, strava.clock);
    return new StravaStage(strava, connector);
  }

  /** What a person does: presses Connect, approves, comes back. */
  async grant(athleteId: string, scopes?: string[]): Promise<Grant> {
    const wanted = { redirectUri: CALLBACK, state: 'a state that nobody can guess', challenge: null };
    const address = this.connector.authorise({ ...wanted, wishes: ['private-activities'] });
    const back = new URL(this.strava.approve(address, { athleteId, ...(scopes && { scopes }) }));
    return this.connector.exchange({
      code: back.searchParams.get('code') ?? '',
      redirectUri: CALLBACK,
      verifier: null,
      scopes: back.searchParams.get('scope')?.split(',') ?? null,
    });
  }

  async errand(athleteId: string, scopes?: string[]): Promise<CountingErrand> {
    const grant = await this.grant(athleteId, scopes);
    return new CountingErrand(grant.tokens.access, grant.vendorUserId, grant.scopes);
  }
}
