import type { Table } from '#src/database/data-sources';
import { Estimate } from '#src/estimates/estimate.entity';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { AccessToken } from '#src/people/access-token.entity';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { Mass } from '#src/people/mass.entity';
import { SetupLink } from '#src/people/setup-link.entity';
import { SignIn } from '#src/people/sign-in.entity';
import { SessionFile } from '#src/sessions/session-file.entity';
import { SessionStream } from '#src/sessions/session-stream.entity';
import { Session } from '#src/sessions/session.entity';

/** Every table there is. */
export const tables: Table[] = [
  OutboxRow,
  Account,
  Athlete,
  Mass,
  SignIn,
  AccessToken,
  SetupLink,
  Session,
  SessionFile,
  SessionStream,
  Estimate,
];
