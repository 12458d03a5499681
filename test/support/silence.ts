import type { LoggerService } from '@nestjs/common';

/** For tests in which things are meant to go wrong. */
export const silence: LoggerService = { log: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };
