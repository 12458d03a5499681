import { Problem } from '#src/kernel/problem';

/** What may keep us from our work, in the order it is looked at. */
export const HINDRANCES = {
  leaving: 'it is about to stop',
  starting: 'it has not begun yet',
  database: 'the database does not answer within a second',
  migrations: 'the tables are older than this version of Svett',
  jobs: 'for five minutes nobody has carried out what is due',
} as const;
export type Hindrance = keyof typeof HINDRANCES;

export class NotReady extends Problem {
  readonly kind = 'transient';
  readonly code = 'server.not-ready';

  constructor(failed: Hindrance) {
    super(`Svett is not ready: ${HINDRANCES[failed]}.`);
    this.details['failed'] = failed;
  }
}
