import type { WriteStream } from 'node:tty';

const WIDTH = 30;

/** A bar on one line of a terminal; where there is no terminal, a line now and then. */
export class ProgressBar {
  private done = 0;
  private toldPercent = 0;

  constructor(
    private readonly stream: Pick<WriteStream, 'write'> & { isTTY?: boolean },
    private readonly total: number,
  ) {
    this.draw();
  }

  /** So many more are done. */
  step(count = 1): void {
    this.done += count;
    this.draw();
  }

  end(): void {
    if (this.stream.isTTY) this.stream.write('\n');
  }

  private draw(): void {
    const percent = Math.floor((this.done / this.total) * 100);
    const filled = Math.round((this.done / this.total) * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    if (this.stream.isTTY) {
      this.stream.write(`\r${bar} ${percent} % (${this.done}/${this.total})`);
    } else if (percent >= this.toldPercent + 10) {
      this.toldPercent = percent - (percent % 10);
      this.stream.write(`${percent} % (${this.done}/${this.total})\n`);
    }
  }
}
