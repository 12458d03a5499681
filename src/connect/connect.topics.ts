import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** A brand told us something. Only a hint until it is fetched. Its key begins `<brand>:<vendorUserId>:`. */
export const NoticeReceived = topic(
  'connect.notice-received',
  z.object({
    brand: z.string(),
    kind: z.enum(['activity', 'removed', 'revoked', 'permissions', 'weight']),
    vendorUserId: z.string(),
    externalId: z.string().nullable(),
    /** What the brand sent along, sealed. */
    carried: z.string().nullable(),
    receivedAt: z.iso.datetime(),
  }),
);

/**
 * A link was made, or made good again; `more`: it may read what it might not before. Like those of all facts about a link, its key begins `<linkId>:`, so that erasing
 * the link finds and forgets it.
 */
export const LinkConnected = topic(
  'connect.link-connected',
  z.object({ linkId: z.uuid(), more: z.boolean() }),
);

/** An activity at a brand is not here, or not as it is there. */
export const ActivityWanted = topic(
  'connect.activity-wanted',
  z.object({
    linkId: z.uuid(),
    externalId: z.string(),
    urgency: z.enum(['webhook', 'background']),
    /** As the list tells this state of it; null: whatever it is now. */
    version: z.string().nullable(),
    /** How often the brand has already said that there is no such activity. */
    misses: z.number().int().default(0),
  }),
);

/** The fetching of a link's earlier activities has come as far as this step. */
export const BackfillAdvanced = topic(
  'connect.backfill-advanced',
  z.object({ linkId: z.uuid(), run: z.string(), step: z.number().int() }),
);

/** Another day: what the notices may have missed is to be looked for. */
export const LinksDue = topic('connect.links-due', z.object({}));

/** One link is to be compared with its brand. */
export const LinkDue = topic('connect.link-due', z.object({ linkId: z.uuid() }));

/** A link's grant was lost so long ago that what came through it may have to go. */
export const LapseDue = topic('connect.lapse-due', z.object({ linkId: z.uuid() }));

/** A day's sweat loss may be written into the diary of an athlete who wants it there. */
export const DiaryDue = topic('connect.diary-due', z.object({ linkId: z.uuid() }));

/** What an athlete has planned at a brand is to be read. */
export const PlansDue = topic('connect.plans-due', z.object({ linkId: z.uuid() }));

/** The brands' registers of our webhook address are to be looked at. */
export const SubscriptionsDue = topic('connect.subscriptions-due', z.object({}));

/** Svett has started, perhaps with other terms than it stopped with. */
export const TermsDue = topic('connect.terms-due', z.object({}));

/** Somebody's data was erased: the night writes the database's file anew, so that nothing of it stays behind in there. */
export const RemnantsDue = topic('connect.remnants-due', z.object({}));

/** A link is over here; its grant is to be given back at the brand. Holds nothing but the sealed keys to do so. */
export const GrantLeft = topic(
  'connect.grant-left',
  z.object({ grantId: z.uuid(), brand: z.string(), sealed: z.string(), tries: z.number().int().default(0) }),
);
