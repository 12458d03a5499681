import type { InjectOptions } from 'fastify';
import type { LinkOffer } from '#src/connect/connect.shapes';
import { Accounts } from '#src/people/accounts';
import { Browser } from '../../test/support/browser.js';
import { letIn, yesTo } from '../../test/support/consenting.js';
import { Newcomer } from '../../test/support/newcomer.js';
import type { Errand } from './errands.js';
import type { Life } from './life.js';
import { requestOf } from './page.js';
import type { Phones } from './phones.js';
import type { Identity, Outside } from './rider.js';

type Brand = 'garmin' | 'strava';

/** While there is no yes, and of what could not be made while there was none. */
const REFUSED = [403, 404];
const PASSWORD = 'correct horse battery';

/** What one athlete does at their own page, over the same HTTP as everybody. */
export class Household {
  private constructor(
    readonly athleteId: string,
    private readonly email: string,
    private readonly address: string,
    private readonly brands: (browser: Browser) => Newcomer,
    private cookies: Map<string, string>,
  ) {}

  /** An account with a profile, a yes, and the brands linked. */
  static async found(
    life: Life,
    { is, world, phones }: { is: Identity; world: Outside; phones: Phones },
  ): Promise<Household> {
    const { number, made, garminId, stravaId } = is;
    const email = `rider-${number}@example.org`;
    const account = {
      email,
      password: PASSWORD,
      role: 'athlete',
      language: number % 2 ? 'sv' : 'en',
    } as const;
    const { athleteId } = await life.get(Accounts).add({ ...account, timeZone: 'Europe/Stockholm' });
    await letIn(life, athleteId);
    const person = { email, athleteId, made, stravaId: stravaId ?? '', garminId: garminId ?? '' };
    const brands = (browser: Browser) => new Newcomer(world, browser, person);
    const home = new Household(athleteId, email, `10.1.${number >> 8}.${number & 255}`, brands, new Map());
    const browser = home.browser(life);
    await browser.post('/api/v1/sign-in', { email, password: PASSWORD });
    if (garminId !== null) await home.connect(life, 'garmin', browser);
    if (stravaId !== null) await home.connect(life, 'strava', browser);
    const profile = (await browser.get('/api/v1/profile')).json<object>();
    const body = { sex: made.sex === 'F' ? 'female' : 'male', birthDate: `${made.birthYear}-03-04` };
    await browser.put('/api/v1/profile', { ...profile, ...body, heightCm: made.heightCm });
    await browser.post('/api/v1/profile/masses', { measuredOn: '2025-12-01', massKg: made.massKg });
    for (const purpose of ['signs', 'diet'] as const)
      await browser.put(`/api/v1/consents/${purpose}`, yesTo(purpose, languageOf(number)));
    const { publicKey } = (await browser.get('/api/v1/push-key')).json<{ publicKey: string }>();
    // Every fourth has a tablet as well.
    for (let device = 0; device < (number % 4 === 3 ? 2 : 1); device += 1)
      await browser.put('/api/v1/push-devices', phones.hand(number, publicKey));
    home.cookies = browser.cookies;
    return home;
  }

  /** Connects anew where the page asks for it. Answers how often that was. */
  async mendLinks(life: Life): Promise<number> {
    const answer = await this.ask(life, { method: 'GET', url: '/api/v1/links' });
    if (life.isOver) return 0;
    const lost = answer
      .json<{ items: LinkOffer[] }>()
      .items.filter(({ link }) => link?.state === 'reconnect')
      .map(({ brand }) => brand as Brand);
    for (const brand of lost) await this.connect(life, brand, this.browser(life));
    return lost.length;
  }

  async moveTo(life: Life, timeZone: string): Promise<void> {
    await this.put(life, '/api/v1/me', { timeZone });
  }

  async say(life: Life, given: boolean): Promise<void> {
    const yes = yesTo('health-data', languageOf(Number(/\d+/.exec(this.email))));
    await this.put(life, '/api/v1/consents/health-data', given ? yes : { given });
  }

  /** Answers whether it was done; nobody may note anything of a body whose owner has said no to that. */
  async run(life: Life, errand: Errand, { now, zone }: { now: Date; zone: string }): Promise<boolean> {
    const sessionId = errand.does === 'weigh' ? await this.sessionAt(life, errand.startedAt) : null;
    if (errand.does === 'weigh' && sessionId === null) return false;
    const { method, url, body } = requestOf(errand, { now, zone, sessionId });
    const answer = await this.ask(life, { method, url, ...(body && { payload: body }) });
    if (answer.statusCode < 400) return true;
    if (!life.isOver && !REFUSED.includes(answer.statusCode))
      throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
    return false;
  }

  private async connect(life: Life, brand: Brand, browser: Browser): Promise<void> {
    const outcome = await this.brands(browser).connect(brand, { with: ['HISTORICAL_DATA_EXPORT'] });
    if (outcome !== 'connected' && !life.isOver) throw new Error(`${brand} was not linked: ${outcome}.`);
    this.cookies = browser.cookies;
  }

  /** null: the service knows of none yet. */
  private async sessionAt(life: Life, startedAt: Date): Promise<string | null> {
    const answer = await this.ask(life, { method: 'GET', url: '/api/v1/sessions?limit=20' });
    if (answer.statusCode >= 400) return null;
    const { items } = answer.json<{ items: { id: string; startedAt: string }[] }>();
    return items.find((one) => +new Date(one.startedAt) === +startedAt)?.id ?? null;
  }

  private async put(life: Life, url: string, body: object): Promise<void> {
    const answer = await this.ask(life, { method: 'PUT', url, payload: body });
    if (answer.statusCode >= 400 && !life.isOver)
      throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  }

  /** Signed in; anew where the last time is too long ago. */
  private async ask(life: Life, request: InjectOptions): ReturnType<Browser['send']> {
    const browser = this.browser(life);
    let answer = await browser.send(request);
    if (answer.statusCode === 401) {
      await browser.post('/api/v1/sign-in', { email: this.email, password: PASSWORD });
      answer = await browser.send(request);
    }
    this.cookies = browser.cookies;
    return answer;
  }

  private browser(life: Life): Browser {
    const browser = Object.assign(new Browser(life.app), { address: this.address });
    for (const [name, value] of this.cookies) browser.cookies.set(name, value);
    return browser;
  }
}

function languageOf(number: number): 'sv' | 'en' {
  return number % 2 === 1 ? 'sv' : 'en';
}
