import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { SquadBoard } from '#src/coaching/squad-board';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import { Log } from '#src/door/log';
import { Engine } from '#src/jobs/engine.port';
import { newId } from '#src/kernel/ids';
import { consentText } from '#src/people/consent-texts';
import { Consent } from '#src/people/consent.entity';
import { Athlete } from '#src/people/athlete.entity';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { ShareSaid } from '#src/teams/share-said.entity';
import { shareText } from '#src/teams/share-texts';
import { Squads } from '#src/teams/squads';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { Team } from '#src/teams/team.entity';
import type { Benchmark, Samples } from './benchmark.js';
import { bareReads, fillSquads, type Trained } from './board-load.js';
import { strikesOf } from './years/strikes.js';

/** 10,020 sessions stored, and a million: more people, and each of them for longer. */
const FEW = { athletes: 334, sessionsEach: 30 };
const MANY = { athletes: 3_334, sessionsEach: Number(process.env['SVETT_BENCH_SESSIONS_EACH'] ?? 300) };
const SQUADS = { small: 30, large: 300 } as const;
type SquadName = keyof typeof SQUADS;
const ROUNDS = 40;
const QUERY = { days: 28, show: 'all', sort: 'name' } as const;

/**
 * Boards of 30 athletes a second, over a million stored sessions, beside the same over ten thousand, in turn in one run. As
 * much is shown on both, so the ratio is the time over few sessions by the time over many.
 */
export const benchmark: Benchmark = {
  name: 'board',
  unit: `boards of ${SQUADS.small} athletes per second beside ${MANY.athletes * MANY.sessionsEach} sessions`,
  peerName: `the same beside ${FEW.athletes * FEW.sessionsEach} sessions`,
  run: measured,
};

async function measured(rounds = ROUNDS): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), 'svett-bench-'));
  const sides = {
    ours: await Club.open(join(folder, 'many'), MANY),
    peer: await Club.open(join(folder, 'few'), FEW),
  };
  try {
    const samples = await inRounds(sides, 'small', rounds);
    const large = await inRounds(sides, 'large', Math.ceil(rounds / 4));
    say(sides, 'small', samples);
    say(sides, 'large', large);
    return samples;
  } finally {
    await sides.ours.close();
    await sides.peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inRounds(
  clubs: Record<'ours' | 'peer', Club>,
  squad: SquadName,
  rounds: number,
): Promise<Samples> {
  const samples: Samples = { ours: [], peer: [] };
  for (let round = -2; round < rounds; round += 1) {
    // Whoever goes first in a round finds another machine than who goes second.
    for (const side of round % 2 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)) {
      const ms = await clubs[side].board(squad);
      if (round >= 0) samples[side].push(1000 / ms);
    }
  }
  return samples;
}

function say(clubs: Record<'ours' | 'peer', Club>, squad: SquadName, { ours, peer }: Samples): void {
  const ms = (perSecond: number[], level: number) =>
    1000 / perSecond.toSorted((a, b) => b - a)[Math.ceil(level * perSecond.length) - 1]!;
  const bare = clubs.ours.bareMs(squad);
  process.stderr.write(
    `${SQUADS[squad]} athletes: median ${ms(peer, 0.5).toFixed(1)} ms beside few sessions, ` +
      `${ms(ours, 0.5).toFixed(1)} ms beside many (ratio ${(ms(peer, 0.5) / ms(ours, 0.5)).toFixed(2)}); ` +
      `p95 beside many ${ms(ours, 0.95).toFixed(1)} ms, of the bare indexed queries ${bare.toFixed(1)} ms\n`,
  );
}

/** An installation with two squads, among others who train. */
class Club {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly athleteIds: readonly string[],
    private readonly coachId: string,
    private readonly teams: Record<SquadName, string>,
    private readonly bare: (athleteIds: readonly string[]) => number,
  ) {}

  static async open(folder: string, trained: Omit<Trained, 'now'>): Promise<Club> {
    const settings = Settings.from({ SVETT_DATA: folder, PORT: '0', LOG_LEVEL: 'error' });
    const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
      logger: new Log('error'),
      abortOnError: false,
    });
    strikesOf(app); // the clock's own strikes would come in between
    await app.get(Engine).drain();
    const [file, now] = [join(folder, 'svett.sqlite'), new Date()];
    const ids = fillSquads(file, { ...trained, now });
    const database = app.get<Database>(Database);
    const { accountId } = (await database.read(Athlete).findOneBy({ id: ids.at(-1)! }))!;
    const teams = {
      small: await aTeam(database, accountId, ids.slice(0, SQUADS.small)),
      large: await aTeam(database, accountId, ids.slice(SQUADS.small, SQUADS.small + SQUADS.large)),
    };
    return new Club(app, ids, accountId, teams, bareReads(file, now));
  }

  /** From the request to the answer, without HTTP: who may look, what is shared, all of it read, and noted. */
  async board(squad: SquadName): Promise<number> {
    const began = performance.now();
    const found = await this.app.get(Squads).of({ accountId: this.coachId }, this.teams[squad]);
    const { rows } = await this.app.get(SquadBoard).of(found, QUERY, 'board');
    const took = performance.now() - began;
    const shown = rows.filter(({ training, sweat, weighIns, coverage }) =>
      [training, sweat, weighIns, coverage].every(({ state }) => state === 'shared'),
    );
    if (shown.length !== SQUADS[squad])
      throw new Error(`${shown.length} of ${SQUADS[squad]} rows are whole.`);
    return took;
  }

  /** p95 of the same rows read as they lie there, ms. */
  bareMs(squad: SquadName): number {
    const from = squad === 'small' ? 0 : SQUADS.small;
    const ids = this.athleteIds.slice(from, from + SQUADS[squad]);
    const took = Array.from({ length: ROUNDS }, () => {
      const began = performance.now();
      if (this.bare(ids) === 0) throw new Error('There is nothing to read.');
      return performance.now() - began;
    });
    return took.sort((a, b) => a - b)[Math.ceil(0.95 * took.length) - 1]!;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** Everybody shares everything; said past the rooms, which would have all of their sessions seen anew. */
async function aTeam(database: Database, accountId: string, athleteIds: readonly string[]): Promise<string> {
  const [teamId, at] = [newId(), new Date()];
  const how = { language: 'en', method: 'page', actorId: null } as const;
  await database.transaction(async (tx) => {
    await tx.insert(Team, {
      id: teamId,
      name: 'Club',
      timeZone: 'Europe/Stockholm',
      createdAt: at,
      rosterChangedAt: at,
    });
    const coach = { id: newId(), teamId, accountId, name: 'Kim', role: 'head', since: at } as const;
    await tx.insert(TeamCoach, { ...coach, untilDay: null });
    for (const [n, athleteId] of athleteIds.entries()) {
      await tx.insert(TeamMember, { id: newId(), teamId, athleteId, name: `Athlete ${n}`, joinedAt: at });
      for (const purpose of ['health-data', 'sharing'] as const) {
        const textSha256 = consentText(purpose, 'en').sha256;
        const said = { id: newId(), athleteId, purpose, number: 1, given: true, at, textSha256 };
        await tx.insert(Consent, { ...said, ...how, saidHere: true });
      }
      for (const group of SHARE_GROUPS) {
        const textSha256 = shareText(group, 'en').sha256;
        const said = { id: newId(), athleteId, teamId, teamName: 'Club', group, number: 1, given: true };
        await tx.insert(ShareSaid, { ...said, at, textSha256, ...how, untilDay: null });
      }
    }
  });
  return teamId;
}
