import { z } from 'zod';

/**
 * What one of many processes does. `web` answers people; `worker` carries facts to their handlers; `clock` says that a
 * moment of the timetable has come; `all` does everything.
 */
const ROLES = ['all', 'web', 'worker', 'clock'] as const;
export type Role = (typeof ROLES)[number];

export const RoleEnv = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must start with postgres://' }).optional(),
  SVETT_ROLE: z.enum(ROLES, 'must be all, web, worker or clock').default('all'),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must start with redis:// or rediss://' }).optional(),
});

type RoleEnv = z.output<typeof RoleEnv>;

/** Many processes need a database that many may write to. */
export const rolesFit: z.core.CheckFn<RoleEnv> = ({ value, issues }) => {
  if (value.DATABASE_URL !== undefined) return;
  const fault = (name: keyof RoleEnv, message: string) =>
    issues.push({ code: 'custom', path: [name], message, input: '' });
  if (value.SVETT_ROLE !== 'all') {
    fault(
      'SVETT_ROLE',
      'needs PostgreSQL: set DATABASE_URL=postgres://… as well, or leave SVETT_ROLE out and one process does everything on SQLite',
    );
  }
  if (value.REDIS_URL !== undefined)
    fault('REDIS_URL', 'is for several processes, which need PostgreSQL: set DATABASE_URL=postgres://… too');
};
