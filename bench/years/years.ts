import { createHash } from 'node:crypto';
import type { Findings } from './auditor.js';
import { seedChance } from './seeded-chance.js';
import { type Wishes, World } from './world.js';

/** What the years of one town came to. */
export interface Outcome {
  sessions: number;
  nudges: number;
  crashes: number;
  findings: Findings;
  /** Of the logical history: the same seed gives the same. */
  hash: string;
  seconds: number;
}

/** Lets a world live and looks through what is left of it. */
export async function livedYears(wishes: Wishes): Promise<Outcome> {
  const began = performance.now();
  const backToChance = seedChance(wishes.seed + wishes.first);
  try {
    const world = await World.open(wishes);
    try {
      const auditor = await world.pass();
      const outcome = {
        sessions: auditor.sessionCount(),
        nudges: auditor.nudgeCount(),
        crashes: world.book.crashes,
        findings: auditor.audit(world.clock.now()),
        hash: createHash('sha256').update(auditor.history().join('\n')).digest('hex'),
        seconds: (performance.now() - began) / 1000,
      };
      auditor.close();
      return outcome;
    } finally {
      await world.close();
    }
  } finally {
    backToChance();
  }
}
