import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './years.js';

/** A town has a Svett of its own, and a process: two of them keep two cores busy. */
const TOWNS = 2;
/** Room for what is young: nearly all that is made in a town is thrown away at once, and looking for it takes a tenth of the time. */
const YOUNG_MIB = 64;

export interface Townsfolk {
  days: number;
  athletes: number;
  first: number;
  seed: number;
  crashesPer100Days: number;
  folder: string;
  /** Whether warnings of the service are to be seen. */
  speaks: boolean;
}

/** Towns side by side, each with its share of the people; what is found in them is told together. */
export async function livedInTowns(
  all: Omit<Townsfolk, 'first'>,
  tell: (line: string) => void,
): Promise<Outcome> {
  const began = performance.now();
  const count = Math.min(TOWNS, all.athletes);
  const towns = Array.from({ length: count }, (_, n) => {
    const [first, next] = [n, n + 1].map((each) => Math.floor((all.athletes * each) / count)) as [
      number,
      number,
    ];
    const folder = join(all.folder, `town-${n}`);
    mkdirSync(folder);
    return lived({ ...all, first, athletes: next - first, folder }, (line) => tell(`town ${n + 1}: ${line}`));
  });
  const outcomes = await Promise.all(towns);
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const found = (of: keyof Outcome['findings']) => outcomes.flatMap(({ findings }) => findings[of]);
  return {
    sessions: sum(({ sessions }) => sessions),
    nudges: sum(({ nudges }) => nudges),
    crashes: sum(({ crashes }) => crashes),
    findings: {
      lost: found('lost'),
      doubled: found('doubled'),
      capsBroken: found('capsBroken'),
      quietHoursBroken: found('quietHoursBroken'),
    },
    hash: createHash('sha256')
      .update(outcomes.map(({ hash }) => hash).join(' '))
      .digest('hex'),
    seconds: (performance.now() - began) / 1000,
  };
}

function lived(folk: Townsfolk, tell: (line: string) => void): Promise<Outcome> {
  const child = fork(new URL('./town.js', import.meta.url), [JSON.stringify(folk)], {
    execArgv: ['--enable-source-maps', `--max-semi-space-size=${YOUNG_MIB}`],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (said: { line: string } | { outcome: Outcome }) => {
      if ('line' in said) tell(said.line);
      else resolve(said.outcome);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`A town ended with ${code} before it told what came of it.`)),
    );
  });
}
