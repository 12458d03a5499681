import { PassThrough } from 'node:stream';
import type { Ending, What } from '#src/live/what';

/** Words nobody took that may wait; whoever is further behind is not there any more. */
const MOST_WAITING_BYTES = 16_384;
/** A browser comes back after this long, and not all of them at once after a restart. */
const COME_BACK_MS = 3_000;

/** A tab that is listening: the words go into `stream`, in the form of server-sent events. */
export class Listener {
  readonly stream = new PassThrough();

  /** `key`: what their cookie holds; the stream lives as long as it opens something. */
  constructor(readonly key: string) {
    this.stream.on('error', () => this.end());
  }

  /** From now on they are told. */
  ready(): void {
    const retryMs = COME_BACK_MS + Math.round(Math.random() * COME_BACK_MS);
    this.write(`retry: ${retryMs}\n${event('ready', {})}`);
  }

  changed(what: readonly What[]): void {
    this.write(event('changed', { what }));
  }

  /** Keeps the line open on its way, and lets the page hear that it still is: a comment it would not be told of. */
  beat(): void {
    this.write(`: still here\n${event('beat', {})}`);
  }

  /** Without a reason it may be opened anew at once. */
  end(because?: Ending): void {
    if (because) this.write(event('over', { because }));
    this.stream.end();
  }

  private write(words: string): void {
    if (this.stream.writableEnded || this.stream.destroyed) return;
    if (this.stream.writableLength + this.stream.readableLength > MOST_WAITING_BYTES) this.stream.destroy();
    else this.stream.write(words);
  }
}

function event(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
