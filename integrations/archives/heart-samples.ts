const CHUNK = 1 << 18;
/** Some 64 MB: a decade of all-day heart rate. Beyond it, samples closer together than need be are thinned out. */
const MOST = 1 << 23;
const VALUES = 256;

/** Heart rates and their seconds, each pair in one number, so that years of them fit into memory. */
export class HeartSamples {
  private chunks: Float64Array[] = [];
  private used = CHUNK;
  private apartS = 1;

  constructor(private readonly most = MOST) {}

  add(atS: number, bpm: number): void {
    if (this.used === CHUNK) {
      if (this.chunks.length * CHUNK >= this.most) this.thinOut();
      if (this.used === CHUNK) {
        this.chunks.push(new Float64Array(CHUNK));
        this.used = 0;
      }
    }
    this.chunks.at(-1)![this.used++] = Math.round(atS) * VALUES + Math.min(255, Math.max(0, Math.round(bpm)));
  }

  /** In order of time, one a second at most. */
  sorted(): Float64Array {
    const length = this.chunks.length === 0 ? 0 : (this.chunks.length - 1) * CHUNK + this.used;
    const all = new Float64Array(length);
    this.chunks.forEach((chunk, at) => {
      const isLast = at === this.chunks.length - 1;
      all.set(isLast ? chunk.subarray(0, this.used) : chunk, at * CHUNK);
    });
    this.chunks = [];
    this.used = CHUNK;
    all.sort();
    return all.subarray(0, keepApart(all, this.apartS));
  }

  /** Twice the seconds between two that are kept, until half of the room is free again. */
  private thinOut(): void {
    const apartS = this.apartS;
    let kept = this.sorted();
    for (this.apartS = apartS * 2; ; this.apartS *= 2) {
      kept = kept.subarray(0, keepApart(kept, this.apartS));
      if (kept.length <= this.most / 2) break;
    }
    for (const packed of kept) this.add(secondOf(packed), bpmOf(packed));
  }
}

/** What was measured between two moments; `samples` as `sorted` gives them. */
export function heartBetween(
  samples: Float64Array,
  fromS: number,
  toS: number,
): { timeS: Float64Array; heartRateBpm: Float64Array } {
  const within = samples.subarray(firstFrom(samples, fromS), firstFrom(samples, toS + 1));
  return { timeS: within.map(secondOf), heartRateBpm: within.map(bpmOf) };
}

function firstFrom(samples: Float64Array, second: number): number {
  const sought = Math.ceil(second) * VALUES;
  let [from, to] = [0, samples.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (samples[middle]! < sought) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Moves those that are kept to the front; answers how many. */
function keepApart(samples: Float64Array, apartS: number): number {
  let kept = 0;
  let last = -Infinity;
  for (const packed of samples) {
    const second = secondOf(packed);
    if (second - last < apartS) continue;
    samples[kept++] = packed;
    last = second;
  }
  return kept;
}

function secondOf(packed: number): number {
  return Math.floor(packed / VALUES);
}

function bpmOf(packed: number): number {
  return packed % VALUES;
}
