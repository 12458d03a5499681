import { Session, type Profiler } from 'node:inspector';

/** Code that others' input reaches: our own, and what reads for us. */
const READERS =
  /[/](?:src|integrations|dist)[/](?!.*node_modules)|node_modules[/](?:saxes|fit-file-parser|yauzl|csv-parse|zod|busboy|@fastify)[/]/;

/** Which blocks of code ran that never did before, as V8 counts them. */
export class Reached {
  readonly #session = new Session();
  readonly #known = new Set<string>();

  begin(): void {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** How many blocks ran since the last asking that never did before. */
  news(): number {
    const before = this.#known.size;
    const { result } = this.#post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType;
    for (const { url, scriptId, functions } of result) {
      if (!READERS.test(url)) continue;
      for (const { ranges } of functions)
        for (const { count, startOffset, endOffset } of ranges)
          if (count > 0) this.#known.add(`${scriptId}:${startOffset}:${endOffset}`);
    }
    return this.#known.size - before;
  }

  get blocks(): number {
    return this.#known.size;
  }

  close(): void {
    this.#session.disconnect();
  }

  #post(method: string, params: object = {}): unknown {
    let answer: unknown;
    // Answered before `post` returns: the session is of this very thread.
    this.#session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  }
}
