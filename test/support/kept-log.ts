import { WatchedLog } from './watched-log.js';

/** The real log, kept instead of written. */
export class KeptLog extends WatchedLog {
  readonly lines: string[] = [];

  protected override hear(line: string): void {
    this.lines.push(line);
  }
}
