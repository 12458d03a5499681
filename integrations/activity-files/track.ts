import type { Channel } from '#src/sessions/recording.port';

/** Records as a file gave them: any order, any nonsense. NaN where a record is silent. */
export interface RawTrack {
  /** Seconds since 1970-01-01 UTC. */
  timeS: Float64Array;
  channels: Partial<Record<Channel, Float64Array>>;
}

/** Gathers records one by one when nobody knows how many will come. */
export class TrackBuilder {
  readonly #timeS: number[] = [];
  readonly #channels: Partial<Record<Channel, number[]>> = {};

  get length(): number {
    return this.#timeS.length;
  }

  get lastTimeS(): number {
    return this.#timeS.at(-1) ?? NaN;
  }

  add(timeS: number, values: Partial<Record<Channel, number>>): void {
    const at = this.#timeS.push(timeS) - 1;
    for (const channel of Object.keys(values) as Channel[]) {
      const column = (this.#channels[channel] ??= []);
      while (column.length < at) column.push(NaN);
      column.push(values[channel] ?? NaN);
    }
  }

  build(): RawTrack {
    const channels: RawTrack['channels'] = {};
    for (const channel of Object.keys(this.#channels) as Channel[]) {
      const column = new Float64Array(this.length).fill(NaN);
      column.set(this.#channels[channel]!);
      channels[channel] = column;
    }
    return { timeS: Float64Array.from(this.#timeS), channels };
  }
}
