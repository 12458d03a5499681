import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Manifest } from '#src/takeout/manifest';
import { type Answer, type Question, read } from '#src/takeout/reading';
import { ExportDamaged, ExportTooNew, NotAnExport, TooLargeInside } from '#src/takeout/takeout.problems';

/** The JavaScript heap of the thread, MiB: several times what the largest text takes that is parsed at all. */
const HEAP_MIB = 512;
const PATIENCE_MS = 120_000;

/**
 * Reads the large texts of an export in a thread of its own: nobody waits while it does, and a text built to swell costs
 * the thread, not the service. One at a time.
 */
export class ReadingThread {
  private worker: Worker | null = null;

  /** The compiled worker; under the tests' TypeScript there is none, and its work is done in this thread. */
  constructor(private readonly script = new URL('./reading-worker.js', import.meta.url)) {}

  /** @throws NotAnExport @throws ExportTooNew @throws ExportDamaged @throws TooLargeInside */
  async manifest(text: Buffer): Promise<Manifest> {
    const answer = await this.ask({ what: 'manifest', text });
    if ('manifest' in answer) return answer.manifest;
    throw new Error('A manifest was asked for.');
  }

  /** Streams as they are kept here. @throws ExportDamaged @throws TooLargeInside */
  async streams(text: Buffer): Promise<Buffer> {
    const answer = await this.ask({ what: 'streams', text });
    if ('streams' in answer) return Buffer.from(answer.streams);
    throw new Error('Streams were asked for.');
  }

  close(): void {
    void this.worker?.terminate();
    this.worker = null;
  }

  private async ask(question: Question): Promise<Exclude<Answer, { fault: unknown }>> {
    const answer = existsSync(this.script) ? await this.askElsewhere(question) : read(question);
    if (!('fault' in answer)) return answer;
    const { fault } = answer;
    if (fault.is === 'foreign') throw new NotAnExport();
    if (fault.is === 'unsafe') throw new TooLargeInside();
    if (fault.is === 'too-new') throw new ExportTooNew();
    throw new ExportDamaged(fault.why);
  }

  private async askElsewhere(question: Question): Promise<Answer> {
    const worker = (this.worker ??= this.start());
    worker.postMessage(question);
    try {
      const [answer] = (await once(worker, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [
        Answer,
      ];
      return answer;
    } catch (error) {
      this.close(); // a thread that failed is in an unknown state
      const { code, name } = error as { code?: string; name?: string };
      throw code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'AbortError' ? new TooLargeInside() : error;
    }
  }

  private start(): Worker {
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB } });
    return worker.on('error', () => undefined); // whoever asked hears of it
  }
}
