import type { LogLevel } from '@nestjs/common';
import { Log } from '#src/door/log';

/** The real log at its most talkative, kept instead of written. */
export class KeptLog extends Log {
  readonly lines: string[] = [];

  constructor() {
    super('debug');
  }

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel): void {
    const { write } = process.stderr;
    process.stderr.write = (text: string | Uint8Array) => this.lines.push(String(text)) > 0;
    try {
      super.printMessages(messages, context, level);
    } finally {
      process.stderr.write = write;
    }
  }
}
