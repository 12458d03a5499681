import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '#src/config/settings';
import { about } from '#src/log/about';
import { whereFrom } from '#src/log/where-from';
import { type Clock, SystemClock } from '#src/kernel/clock';

const LEVELS: Record<Settings['logLevel'], LogLevel[]> = {
  error: ['error', 'fatal'],
  warn: ['error', 'fatal', 'warn'],
  info: ['error', 'fatal', 'warn', 'log'],
  debug: ['error', 'fatal', 'warn', 'log', 'debug'],
};

/** What the framework tells of itself while it starts; an error there is thrown as well, and said once, by main.ts. */
const FRAMEWORK = new Set([
  'ExceptionHandler',
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/**
 * The log: one line an event, on standard error, so that standard output stays free for answers. As text for who looks at
 * it; as JSON for programs, with what the line is about in fields of their own.
 */
export class Log extends ConsoleLogger {
  constructor(
    private readonly chosen: Settings['logLevel'],
    private readonly clock: Clock = new SystemClock(),
    private readonly format: Settings['watching']['logFormat'] = 'text',
  ) {
    super({ logLevels: LEVELS[chosen] });
  }

  protected override printMessages(messages: unknown[], context = '', level: LogLevel = 'log'): void {
    if (FRAMEWORK.has(context) && this.chosen !== 'debug') return;
    const time = this.clock.now().toISOString();
    const loudness = level === 'log' ? 'info' : level;
    for (const message of messages) {
      const words = typeof message === 'string' ? message : whereFrom(message);
      const line =
        this.format === 'json'
          ? JSON.stringify({ time, level: loudness, context, message: words, ...about() })
          : [time, loudness, context, words].join(' ').replace(/\s*\n\s*/g, ' < ');
      process.stderr.write(`${line}\n`);
    }
  }

  /** An error given as such has told where it arose in its own line. */
  protected override printStackTrace(): void {}
}

/** The log as the operator wants it. */
export function logOf({ logLevel, watching }: Pick<Settings, 'logLevel' | 'watching'>): Log {
  return new Log(logLevel, new SystemClock(), watching.logFormat);
}
