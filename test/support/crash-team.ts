import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Station } from '#src/coaching/station';
import { StationEntries } from '#src/coaching/station.shapes';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Visitors } from '#src/people/visitors';
import { shareText } from '#src/teams/share-texts';
import { Squads } from '#src/teams/squads';
import { TeamJoining } from '#src/teams/team-joining';
import { aroundTransactions } from './around-transactions.js';

/** What is sent to the service: in this order, and all of it again by whoever has heard no answer. */
export interface TeamDay {
  teamId: string;
  coachId: string;
  joins: { accountId: string; code: string; name: string; shares: boolean }[];
  weighings: { name: string; id: string; when: 'before' | 'after'; at: string; massKg: number }[];
}

/**
 * A process in which people come to a team and its coach has them weighed, killed with -9 at the step it is told (0:
 * never): before, inside or after any transaction. Tells how many steps there were, if it lives on.
 * Run as: crash-team.js STEP WHAT, which is a TeamDay.
 */
const [fatalStep = '', what = ''] = process.argv.slice(2);
const { teamId, coachId, joins, weighings } = JSON.parse(what) as TeamDay;

const rooms = await NestFactory.createApplicationContext(AppModule.with(Settings.fromProcess()), {
  logger: ['error'],
});
let step = 0;
aroundTransactions(rooms.get<Database>(Database), () => {
  step += 1;
  if (step === Number(fatalStep)) process.kill(process.pid, 'SIGKILL');
});

for (const { accountId, code, name, shares } of joins) {
  const who = (await rooms.get(Visitors).of(accountId, 'cookie'))!;
  const textSha256 = shareText('weigh-ins', who.language).sha256;
  const yes = { group: 'weigh-ins', given: true, untilDay: null, textSha256 } as const;
  await rooms.get(TeamJoining).join(who, code, name, shares ? [yes] : []);
}
const { members } = await rooms.get(Squads).of({ accountId: coachId }, teamId);
const memberIds = new Map(members.map(({ id, name }) => [name, id]));
const sent = weighings.map(({ name, ...entry }) => ({ ...entry, memberId: memberIds.get(name) }));
const { entries } = StationEntries.parse({ entries: sent });
await rooms.get(Station).take({ accountId: coachId }, teamId, entries);
await rooms.close();
process.stdout.write(String(step));
