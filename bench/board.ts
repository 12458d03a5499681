import { ENGINE } from '#src/config/engine';
import type { Benchmark, Measured, Samples } from './benchmark.js';
import { Club, SQUADS, type SquadName } from './club/club.js';
import { inFolder } from './ground/installation.js';

/** 10,020 sessions stored, and a million: more people, and each of them for longer. */
const FEW = { athletes: 334, sessionsEach: 30 };
const MANY = {
  athletes: Number(process.env['SVETT_BENCH_ATHLETES'] ?? 3_334),
  sessionsEach: Number(process.env['SVETT_BENCH_SESSIONS_EACH'] ?? 300),
};
const ROUNDS = 40;

type Clubs = Record<'ours' | 'peer', Club>;

/**
 * Boards of 30 athletes a second, over a million stored sessions, beside the same over ten thousand, in turn in one run. As
 * much is shown on both, so the ratio is the time over few sessions by the time over many.
 */
export const benchmark: Benchmark = {
  name: 'board',
  unit: `boards of ${SQUADS.small} athletes per second (${ENGINE})`,
  peerName: `beside ${FEW.athletes * FEW.sessionsEach} stored sessions in place of ${MANY.athletes * MANY.sessionsEach}`,
  run: measured,
};

function measured(rounds = ROUNDS): Promise<Measured> {
  return inFolder(async (folder) => {
    const clubs = { ours: await Club.open('many', folder, MANY), peer: await Club.open('few', folder, FEW) };
    try {
      const told = await boards(clubs, 'small', rounds);
      await boards(clubs, 'large', Math.ceil(rounds / 2));
      return told;
    } finally {
      await clubs.ours.close();
      await clubs.peer.close();
    }
  });
}

async function boards(clubs: Clubs, squad: SquadName, rounds: number): Promise<Measured> {
  const took: Samples = { ours: [], peer: [] };
  const bare: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    // Whoever goes first in a round finds another machine than who goes second.
    for (const side of round % 2 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)) {
      const ms = await clubs[side].board(squad);
      if (round >= 0) took[side].push(ms);
    }
    const ms = await clubs.ours.bareReads(squad);
    if (round >= 0) bare.push(ms);
  }
  const [few, many] = [at(took.peer, 0.5), at(took.ours, 0.5)];
  process.stderr.write(
    `${SQUADS[squad]} athletes: median ${few.toFixed(1)} ms beside few sessions, ${many.toFixed(1)} ms beside many ` +
      `(ratio ${(few / many).toFixed(2)}); p95 beside many ${at(took.ours, 0.95).toFixed(1)} ms, ` +
      `of the bare indexed queries ${at(bare, 0.95).toFixed(1)} ms\n`,
  );
  const [ours, peer, reads] = [took.ours, took.peer, bare].map((all) => all.map((ms) => 1000 / ms)) as [
    number[],
    number[],
    number[],
  ];
  return {
    ours,
    peer,
    also: { bare: { ours, peer: reads, peerName: 'bare indexed reads of the same rows' } },
  };
}

/** The smallest of them that so large a share of them is no larger than. */
function at(all: readonly number[], share: number): number {
  return all.toSorted((one, other) => one - other)[Math.ceil(share * all.length) - 1]!;
}
