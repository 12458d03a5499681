import type { Notice } from '#src/connect/arrival.port';
import { Hooks } from '#src/connect/hooks';
import type { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import { Session } from '#src/sessions/session.entity';
import { anApp, type AppWishes, type TestApp } from './app.js';
import type { Browser } from './browser.js';
import { CLUB_SECRET, RidingClub, type ClubWishes } from './riding-club.js';

/** The whole application with one brand that tells of rides, and somebody who has linked it. */
export interface ClubHouse extends TestApp {
  club: RidingClub;
  /** Somebody with an account here and at the club, linked. */
  rider(name?: string): Promise<Rider>;
  /** The club tells us something. */
  tell(notices: (Partial<Notice> & { key: string })[], how?: Telling): ReturnType<TestApp['app']['inject']>;
  /** When rides of riders began; for all or one. */
  sessions(athleteId?: string): Promise<Session[]>;
}

export interface Rider {
  link: Link;
  athleteId: string;
  browser: Browser;
  vendorUserId: string;
}

export interface Telling {
  secret?: string;
  pathToken?: string;
  payload?: string | Buffer;
}

let people = 0;

export async function aClubHouse(wishes: ClubWishes & AppWishes = {}): Promise<ClubHouse> {
  let club: RidingClub | undefined;
  const svett = await anApp({
    ...wishes,
    brands: (clock) => [(club = new RidingClub(clock, wishes))],
  });
  return inClubHouse(svett, club!);
}

export function inClubHouse(svett: TestApp, club: RidingClub): ClubHouse {
  return {
    ...svett,
    club,
    rider: async (vendorUserId = `rider-${++people}`) => {
      const browser = await svett.athlete(`${vendorUserId}@example.org`);
      const { athleteId } = (await browser.get('/api/v1/me')).json<{ athleteId: string }>();
      const link = await svett.get(Links).connect(athleteId, club, club.grant(vendorUserId), []);
      return { link, athleteId, browser, vendorUserId };
    },
    tell: (notices, { secret = CLUB_SECRET, pathToken, payload } = {}) => {
      const token = pathToken ?? svett.get(Hooks).tokenOf(club.brand);
      const whole = notices.map((notice) => ({
        kind: 'activity',
        vendorUserId: 'rider-1',
        externalId: null,
        carried: null,
        ...notice,
      }));
      return svett.app.inject({
        method: 'POST',
        url: `/hooks/${club.brand}/${token}`,
        headers: { 'x-club': secret, 'content-type': 'application/json' },
        payload: payload ?? JSON.stringify(whole),
      });
    },
    sessions: (athleteId) =>
      svett.database.read(Session).find({
        where: athleteId === undefined ? {} : { athleteId },
        order: { startedAt: 'ASC' },
      }),
  };
}
