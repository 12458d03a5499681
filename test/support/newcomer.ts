import type { SessionEstimateView } from '#src/estimates/estimate.shapes';
import type { SessionDetail, SessionSummary } from '#src/sessions/sessions.shapes';
import type { LinkOffer } from '#src/connect/connect.shapes';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import type { Permission } from '#simulators/garmin/summary-types';
import type { MadeAthlete } from '#simulators/season/athlete';
import type { StravaSimulator } from '#simulators/strava/strava';
import type { Browser } from './browser.js';

/** What somebody leaves ticked on a brand's page. */
export interface Ticked {
  /** Strava's, all that were asked for if not said. */
  scopes?: string[];
  /** What Svett asks for beyond the usual. */
  wishes?: string[];
  /** Garmin's boxes, beside those ticked already. */
  with?: Permission[];
  without?: Permission[];
  deny?: boolean;
}

export interface Brands {
  strava: StravaSimulator;
  garmin: GarminSimulator;
}

/** Who somebody is, here and elsewhere. */
export interface Person {
  email: string;
  /** Here. */
  athleteId: string;
  /** At Strava. */
  stravaId: string;
  /** At Garmin. */
  garminId: string;
  made: MadeAthlete;
}

/** Somebody with an account here and at every brand, and what they do in their browser. */
export class Newcomer {
  constructor(
    private readonly brands: Brands,
    readonly browser: Browser,
    readonly is: Person,
  ) {}

  /** Presses Connect, approves on the brand's page, comes back; answers with the page they end at. */
  async connect(brand: 'strava' | 'garmin', ticked: Ticked = {}): Promise<string> {
    return this.comeBack(this.approve(brand, await this.setOut(brand, ticked.wishes), ticked));
  }

  /** The brand's page they are sent to. */
  async setOut(brand: string, wishes?: string[]): Promise<string> {
    const answer = await this.browser.post(`/api/v1/links/${brand}/authorise`, wishes ? { wishes } : {});
    return answer.json<{ url: string }>().url;
  }

  /** Where the brand's page sends them. */
  approve(brand: 'strava' | 'garmin', page: string, { scopes, deny = false, ...boxes }: Ticked = {}): string {
    const { strava, garmin } = this.brands;
    if (brand === 'strava')
      return strava.approve(page, { athleteId: this.is.stravaId, deny, ...(scopes && { scopes }) });
    return deny ? garmin.deny(page) : garmin.approve(page, { userId: this.is.garminId, ...boxes });
  }

  /** `/links?brand=…&outcome=…` */
  async comeBack(address: string): Promise<string> {
    const { pathname, search } = new URL(address);
    const answer = await this.browser.get(`${pathname}${search}`);
    return new URLSearchParams(answer.headers.location?.split('?')[1]).get('outcome') ?? '';
  }

  async link(brand: string): Promise<LinkOffer['link']> {
    const { items } = (await this.browser.get('/api/v1/links')).json<{ items: LinkOffer[] }>();
    return items.find((offer) => offer.brand === brand)!.link;
  }

  /** Newest first. */
  async sessions(): Promise<SessionSummary[]> {
    return (await this.browser.get('/api/v1/sessions?limit=100')).json<{ items: SessionSummary[] }>().items;
  }

  async session(id: string): Promise<SessionDetail> {
    return (await this.browser.get(`/api/v1/sessions/${id}`)).json<SessionDetail>();
  }

  async estimate(id: string): Promise<SessionEstimateView> {
    return (await this.browser.get(`/api/v1/sessions/${id}/estimate`)).json<SessionEstimateView>();
  }

  /** Looks at the brand at once. */
  async lookNow(brand: string): Promise<void> {
    await this.browser.post(`/api/v1/links/${brand}/sync`);
  }

  async disconnect(brand: string, data: 'keep' | 'erase' = 'keep'): Promise<void> {
    await this.browser.delete(`/api/v1/links/${brand}?data=${data}`);
  }
}
