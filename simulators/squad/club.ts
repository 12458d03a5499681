import type { Member } from '#simulators/squad/member';
import type { Group, SquadPerson } from '#simulators/squad/people';
import { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import { profileOf } from '#simulators/squad/profile';
import { type Language, WORDS } from '#simulators/squad/words';

/** A link to choose a password by, and the address to sign in with then. */
export interface WayIn {
  name: string;
  email: string;
  link: string;
}

interface Text {
  textSha256: string;
}

type CoachRole = 'head' | 'assistant';

const ZONE = 'Europe/Stockholm';
const CODE_DAYS = 60;
const LOOK_UPS = 'weather-lookups';
/** Whoever runs this Svett; nobody comes in by it again. */
const OFFICE = { email: 'office@example.org', bornOn: '1970-03-04' };
const COACHES = {
  head: { name: 'Karin Ström', email: 'head.coach@example.org', bornOn: '1978-05-06' },
  assistant: { name: 'Jonas Wall', email: 'assistant.coach@example.org', bornOn: '1991-07-08' },
} as const;

/** The club’s people at their browsers, who do by hand what people do when a team is made. */
export class Club {
  teamId = '';
  private readonly passwords = new Map<string, string>();
  private readonly browsers = new Map<string, PersonAtBrowser>();
  private readonly accountIds = new Map<string, string>();
  private people = 0;
  private code = '';
  private healthSha = '';

  constructor(
    private readonly svett: string,
    private readonly language: Language,
    private readonly makePassword: () => string,
  ) {}

  /** The first account, both coaches, and the team with its code. */
  async found(setupToken: string): Promise<void> {
    const office = this.browserOf(OFFICE.email);
    const path = `consents/health-data/text?language=${this.language}`;
    this.healthSha = (await office.get<Text>(path)).textSha256;
    await office.post('setup', { token: setupToken, ...this.form(OFFICE) });
    const head = await this.coach('head');
    // Tomorrow's session has a place, and a forecast for it.
    await sayYes(head, [LOOK_UPS]);
    const wish = { name: WORDS[this.language].team, timeZone: ZONE, myName: COACHES.head.name };
    this.teamId = (await head.post<{ id: string }>('teams', wish)).id;
    const assistant = await this.coach('assistant');
    await this.join(assistant, await this.newCode(head, 'assistant'), COACHES.assistant.name, []);
    this.code = await this.newCode(head, 'athlete');
  }

  /** What only the office does, it does when it has just signed in. */
  openOffice(): Promise<unknown> {
    return this.signIn(OFFICE.email);
  }

  /** Somebody makes an account, tells of themselves and joins. `today`: YYYY-MM-DD. */
  async admit(person: SquadPerson, today: string): Promise<void> {
    const browser = await this.welcome(person, null);
    await browser.put('profile', profileOf(person));
    if (person.profile !== 'nothing')
      await browser.post('profile/masses', { measuredOn: today, massKg: person.made.massKg });
    await sayYes(browser, ['sharing', ...(person.weather ? [LOOK_UPS] : []), ...signs(person)]);
    await this.join(browser, this.code, person.name, person.shares);
    if (person.stories.includes('minor'))
      await browser.post(`teams/${this.teamId}/guardian`, { name: `Eva ${person.made.lastName}` });
  }

  async leave({ email }: SquadPerson): Promise<void> {
    await (await this.signIn(email)).delete(`teams/${this.teamId}/membership`);
  }

  async takeBack({ email }: SquadPerson, group: Group): Promise<void> {
    await (await this.signIn(email)).put(`teams/${this.teamId}/shares/${group}`, { given: false });
  }

  /** They sign in anew, and let their programs in. */
  async comeIn(person: SquadPerson): Promise<Member> {
    const browser = await this.signIn(person.email);
    const { items } = await browser.get<{ items: { asMember: { memberId: string } | null }[] }>('teams');
    const memberId = items[0]?.asMember?.memberId;
    if (memberId === undefined) throw new Error(`${person.name} is in no team.`);
    return { person, memberId, browser, program: await browser.byToken() };
  }

  async coachesComeIn(): Promise<{ head: PersonAtBrowser; assistant: PersonAtBrowser }> {
    const head = await this.signIn(COACHES.head.email);
    return { head, assistant: await this.signIn(COACHES.assistant.email) };
  }

  async waysIn(athletes: readonly SquadPerson[]): Promise<{
    head: WayIn;
    assistant: WayIn;
    athletes: WayIn[];
    ownAccount: string;
  }> {
    const ways: WayIn[] = [];
    for (const person of athletes) ways.push(await this.wayIn(person));
    return {
      head: await this.wayIn(COACHES.head),
      assistant: await this.wayIn(COACHES.assistant),
      athletes: ways,
      ownAccount: await this.invite('operator'),
    };
  }

  private async wayIn({ name, email }: { name: string; email: string }): Promise<WayIn> {
    const path = `people/${this.accountIds.get(email)!}/reset-link`;
    const { link } = await this.browserOf(OFFICE.email).post<{ link: string }>(path);
    return { name, email, link };
  }

  private async coach(role: CoachRole): Promise<PersonAtBrowser> {
    return this.welcome(COACHES[role], 'coach');
  }

  private async welcome(
    person: { email: string; bornOn: string },
    invitedAs: 'coach' | null,
  ): Promise<PersonAtBrowser> {
    const token = invitedAs && (await this.invite(invitedAs)).split('token=')[1];
    const browser = this.browserOf(person.email);
    const { accountId } = await browser.post<{ accountId: string }>('join', { token, ...this.form(person) });
    this.accountIds.set(person.email, accountId);
    return browser;
  }

  private async invite(role: 'coach' | 'operator'): Promise<string> {
    const wish = { role, language: this.language, email: null };
    return (await this.browserOf(OFFICE.email).post<{ link: string }>('invitations', wish)).link;
  }

  private async newCode(head: PersonAtBrowser, letsIn: 'athlete' | CoachRole): Promise<string> {
    const wish = { letsIn, days: CODE_DAYS };
    return (await head.post<{ code: string }>(`teams/${this.teamId}/codes`, wish)).code;
  }

  private async join(
    browser: PersonAtBrowser,
    code: string,
    name: string,
    groups: readonly Group[],
  ): Promise<void> {
    const opens = await browser.post<{ shares: (Text & { group: Group })[] }>('teams/joining/look', { code });
    const shares = opens.shares
      .filter(({ group }) => groups.includes(group))
      .map(({ group, textSha256 }) => ({ group, textSha256 }));
    await browser.post('teams/joining', { code, name, shares });
  }

  private form({ email, bornOn }: { email: string; bornOn: string }): object {
    const password = this.makePassword();
    this.passwords.set(email, password);
    const { language, healthSha: healthData } = this;
    return { email, password, language, timeZone: ZONE, birthDate: bornOn, healthData };
  }

  private async signIn(email: string): Promise<PersonAtBrowser> {
    const browser = this.browserOf(email);
    await browser.post('sign-in', { email, password: this.passwords.get(email) });
    return browser;
  }

  /** Each comes from a place of their own: a place has its limits. */
  private browserOf(email: string): PersonAtBrowser {
    const known = this.browsers.get(email);
    if (known) return known;
    this.people += 1;
    const browser = new PersonAtBrowser(this.svett, `10.0.0.${this.people}`);
    this.browsers.set(email, browser);
    return browser;
  }
}

/** To the words of today, in the language they read. */
async function sayYes(browser: PersonAtBrowser, purposes: readonly string[]): Promise<void> {
  const { items } = await browser.get<{ items: (Text & { purpose: string })[] }>('consents');
  for (const { purpose, textSha256 } of items.filter((one) => purposes.includes(one.purpose)))
    await browser.put(`consents/${purpose}`, { given: true, textSha256 });
}

function signs({ shares, stories }: SquadPerson): string[] {
  return shares.includes('check-ins') || stories.includes('ill') ? ['signs'] : [];
}
