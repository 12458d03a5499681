import type { LogLevel } from '@nestjs/common';
import { Log } from '#src/log/log';
import { canariesIn } from './canaries.js';

const escaped: string[] = [];

/** Every line an application of this suite says passes here, kept by a test or not. */
function look(line: string): void {
  for (const what of canariesIn(line)) escaped.push(`${what} in the log: ${line.trim()}`);
}

// In a process of its own, as the crash tests start, there is no suite to fail.
(globalThis as { afterAll?: (check: () => void) => void }).afterAll?.(() => {
  if (escaped.length > 0) throw new Error(`Something of somebody got into the log.\n${escaped.join('\n')}`);
});

/** The real log at its most talkative. What it would write is looked at, and handed on instead of written. */
export abstract class WatchedLog extends Log {
  constructor() {
    super('debug');
  }

  protected abstract hear(line: string): void;

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel): void {
    const { write } = process.stderr;
    process.stderr.write = (text: string | Uint8Array) => {
      look(String(text));
      this.hear(String(text));
      return true;
    };
    try {
      super.printMessages(messages, context, level);
    } finally {
      process.stderr.write = write;
    }
  }
}
