import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '#src/config/settings';

const LEVELS: Record<Settings['logLevel'], LogLevel[]> = {
  error: ['error', 'fatal'],
  warn: ['error', 'fatal', 'warn'],
  info: ['error', 'fatal', 'warn', 'log'],
  debug: ['error', 'fatal', 'warn', 'log', 'debug'],
};

/** What the framework tells of itself while it starts; an error there is thrown as well, and said once, by main.ts. */
const FRAMEWORK = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** The log: one line an event, on standard error, so that standard output stays free for answers. */
export class Log extends ConsoleLogger {
  constructor(private readonly chosen: Settings['logLevel']) {
    super({ logLevels: LEVELS[chosen], forceConsole: false });
  }

  protected override printMessages(
    ...[messages, context, level = 'log', , ...rest]: Parameters<ConsoleLogger['printMessages']>
  ): void {
    if (FRAMEWORK.has(context ?? '') && this.chosen !== 'debug') return;
    super.printMessages(messages, context, level, 'stderr', ...rest);
  }
}
