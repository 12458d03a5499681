import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** An invitation that goes by mail was made. */
export const InvitationMade = topic('entry.invitation-made', z.object({ invitationId: z.uuid() }), {
  isSlow: true,
});

/** Somebody forgot their password, and says this is their account. There need not be one. */
export const ResetAsked = topic('entry.reset-asked', z.object({ accountId: z.uuid(), linkId: z.uuid() }), {
  isSlow: true,
});

/** A link that changes something of an account was made and goes by mail. */
export const AccountLinkMade = topic('entry.account-link-made', z.object({ linkId: z.uuid() }), {
  isSlow: true,
});

/** What a door opens to was changed, or is about to be: whoever the account belongs to hears of it. */
export const DoorChanged = topic(
  'entry.door-changed',
  z.object({
    accountId: z.uuid(),
    changeId: z.uuid(),
    what: z.enum(['password-changed', 'email-asked', 'factors-off']),
  }),
  { isSlow: true },
);

/** Invitations and other links may have run out since the last time we looked. */
export const DoorLinksExpired = topic('entry.door-links-expired', z.object({}));

/** What was tried too often may be long enough ago. */
export const AttemptsExpired = topic('entry.attempts-expired', z.object({}));

/** All browsers of an account, or all but the one that asked, were signed out by then. */
export const BrowsersSignedOut = topic(
  'entry.browsers-signed-out',
  z.object({ accountId: z.uuid(), at: z.iso.datetime() }),
);

/** Sign-ins may have run out since the last time we looked. */
export const SignInsExpired = topic('entry.sign-ins-expired', z.object({}));
