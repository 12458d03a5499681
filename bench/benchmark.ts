/** How many a second, once a round: ours and the peer's in turn, so that a busy machine slows both. */
export interface Samples {
  ours: number[];
  peer: number[];
}

/** What one run found: its own claim, and whatever else was measured on the way, each by a name and beside its own peer. */
export interface Measured extends Samples {
  also?: Record<string, Samples & { peerName: string }>;
}

/** A claim about speed, measured beside somebody else's work in the same run. */
export interface Benchmark {
  name: string;
  /** What is counted per second: more is faster. */
  unit: string;
  peerName: string;
  run(rounds?: number): Promise<Measured>;
}

/**
 * Each side for at least `roundMs` a round, in turn, after a round nobody counts. Both do the same work once per call.
 */
export async function inTurn(
  sides: { ours: () => unknown; peer: () => unknown },
  { rounds = 7, roundMs = 400 } = {},
): Promise<Samples> {
  const samples: Samples = { ours: [], peer: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const side of ['ours', 'peer'] as const) {
      const perSecond = await rate(sides[side], roundMs);
      if (round > 0) samples[side].push(perSecond);
    }
  }
  return samples;
}

async function rate(work: () => unknown, roundMs: number): Promise<number> {
  const startMs = performance.now();
  let times = 0;
  let tookMs = 0;
  while (tookMs < roundMs) {
    await work();
    times++;
    tookMs = performance.now() - startMs;
  }
  return (1000 * times) / tookMs;
}
