import { timetable } from '#src/timetable';
import { Backlog } from '#src/jobs/backlog';
import { Leases } from '#src/jobs/leases';
import { Stamps } from '#src/live/stamps';
import { TestSquad } from '../support/a-squad.js';
import { aYear } from '../support/a-year.js';
import { aFitFile } from '../support/activity-files.js';
import { sayFor } from '../support/consenting.js';
import { hearAll, type HeardQuery } from '../support/counted-queries.js';
import type { LinkedSvett } from '../support/linked-svett.js';
import type { TestApp } from '../support/app.js';
import { allRows } from '../journeys/authorisation/all-rows.js';
import type { Stage } from '../journeys/authorisation/stage.js';
import { send } from '../journeys/authorisation/visits.js';

/** What was asked of the database, once each, under the name of what was going on when it was first heard. */
export class Heard {
  readonly queries = new Map<string, HeardQuery & { during: string }>();
  private during = 'the start';
  private deaf = () => {};

  listen({ database }: TestApp): void {
    this.deaf();
    this.deaf = hearAll(database, (query) => {
      const words = query.sql.replace(/\?(?:, ?\?)+|\$\d+(?:, ?\$\d+)+/g, '…');
      if (!this.queries.has(words)) this.queries.set(words, { ...query, during: this.during });
    });
  }

  end(): void {
    this.deaf();
  }

  async while<T>(during: string, work: () => Promise<T>): Promise<T> {
    this.during = during;
    return work();
  }
}

/** What the browser is sent, which no database is asked for. */
const PAGES = / \/(assets|docs|index|openapi|$)/;

/** Every door of the API is knocked at, by somebody with a past and a team, and the clock strikes for everything. */
export async function askEveryDoor(stage: Stage, heard: Heard): Promise<void> {
  const { owner, operator, coach } = stage.people;
  await aYear(stage.database, owner.athleteId, { from: '2026-06-01', days: 14 });
  const squad = await TestSquad.of(stage);
  heard.listen(stage);
  const rows = await allRows();
  for (const row of rows.filter(({ route }) => !PAGES.test(route))) {
    const who = row.letsIn === 'operator' ? operator : row.letsIn === 'coach' ? coach : owner;
    await heard.while(row.route, async () => send(stage, row, { cookie: await stage.signedIn(who) }));
  }
  await heard.while('the board', () => squad.board('?days=28'));
}

const [WEIGHED, FIT] = [
  { preKg: 68.4, postKg: 67.5, drinkKg: 0.3, sure: true },
  aFitFile({ minutes: 50, everyS: 5 }),
];

/** Somebody's days beside their brands, until they go: what nobody asks for, but notices, the clock and our own facts bring about. */
export async function liveThrough(svett: LinkedSvett, heard: Heard): Promise<void> {
  heard.listen(svett);
  const ada = await heard.while('signing in', () => svett.newcomer({ days: 1 }));
  const { athleteId } = ada.is;
  await sayFor(svett, athleteId, 'weather-lookups', true);
  await heard.while('linking Strava', () => ada.connect('strava'));
  await heard.while('history, notices and what follows from them', svett.settle);
  const { items } = (await ada.browser.upload({ name: 'a.fit', bytes: FIT })).json<{
    items: { sessionId: string }[];
  }>();
  await ada.browser.put(`/api/v1/sessions/${items[0]!.sessionId}/weigh-in`, WEIGHED);
  await heard.while('a file, a weighing and what follows from them', svett.settle);
  for (const { topic } of timetable) await heard.while(topic.name, () => svett.strike(topic));
  await heard.while('a look for open pages', () => svett.get(Stamps).of(athleteId));
  await heard.while('figures', async () => {
    await svett.get(Backlog).byTopic();
    await svett.get(Backlog).isStuck();
  });
  await heard.while('facts that workers are told of', async () => {
    for (const isSlow of [false, true]) await svett.get(Leases).due({ isSlow }, 10);
    await svett.get(Leases).takeBack();
  });
  await heard.while('an export', async () => {
    await ada.browser.post('/api/v1/exports');
    await svett.settle();
  });
  await heard.while('erasing somebody', async () => {
    await ada.browser.delete('/api/v1/me', { erase: 'account' });
    await svett.settle();
  });
}
