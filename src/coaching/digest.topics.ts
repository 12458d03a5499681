import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** Some teams may have come to their morning. */
export const DigestsDue = topic('coaching.digests-due', z.object({}));

/** `day`: the morning's, on the team's calendar. */
const Whose = z.object({ teamId: z.uuid(), accountId: z.uuid(), day: z.iso.date() });
export type Whose = z.output<typeof Whose>;

/** A coach is to be told of what the day before was for a team, if there is something to tell. */
export const DigestDue = topic('coaching.digest-due', Whose);

/** That is to go as a letter. */
export const DigestLetterDue = topic('coaching.digest-letter-due', Whose, { isSlow: true });

/** That there is something to look at is to be shown on one of their devices. */
export const DigestPushDue = topic('coaching.digest-push-due', Whose.extend({ deviceId: z.uuid() }));

/** Of each coach, team and morning one. */
export function keyOf({ teamId, accountId, day }: Whose): string {
  return `${teamId}:${accountId}:${day}`;
}
