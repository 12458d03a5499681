import { z } from 'zod';

/** How the service lets itself be watched, and leaves. */
export interface WatchingSettings {
  logFormat: 'text' | 'json';
  /** Where figures are given out; null: nowhere. */
  metrics: { port: number; host: string } | null;
  /** Seconds between saying that we are about to go and going, for whoever sends us visitors to hear it. */
  shutdownGraceS: number;
}

export const WatchingEnv = z.object({
  LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  SHUTDOWN_GRACE_S: z.coerce.number().min(0).max(60).default(0),
});

export function watchingSettings(env: z.output<typeof WatchingEnv>): WatchingSettings {
  const { METRICS_PORT: port, METRICS_HOST: host } = env;
  return {
    logFormat: env.LOG_FORMAT,
    metrics: port === undefined ? null : { port, host },
    shutdownGraceS: env.SHUTDOWN_GRACE_S,
  };
}
