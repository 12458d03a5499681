import { z } from 'zod';
import type { Notice, WebhookRequest } from '#src/connect/arrival.port';
import { WebhookRefused } from '#src/connect/connect.problems';
import { MASS_NOTICES } from '#integrations/withings/withings.api';

const digits = z.string().regex(/^\d{1,20}$/);

const noticeShape = z.object({
  userid: digits,
  appli: digits.optional(),
  startdate: digits.optional(),
  enddate: digits.optional(),
  action: z.string().max(20).optional(),
});

/** The span something was measured in, seconds since 1970. */
export const carriedShape = z.object({ startdate: digits, enddate: digits });

/** Withings tries a notice again within these minutes; the same words later are a weighing put right. */
const SAME_MS = 10 * 60_000;

/**
 * Withings signs nothing: whoever knows the address may say anything, and so everything is only a hint. When it looks
 * whether somebody is there it posts nothing at all.
 * @throws WebhookRefused for what is not a notice
 */
export function noticesIn({ body, receivedAt }: Pick<WebhookRequest, 'body' | 'receivedAt'>): Notice[] {
  if (body.length === 0) return [];
  const told = noticeShape.safeParse(Object.fromEntries(new URLSearchParams(body.toString('utf8')))).data;
  if (!told) throw new WebhookRefused();
  const { userid: vendorUserId, appli, startdate, enddate, action } = told;
  if (action === 'unlink' || action === 'delete') {
    const key = `${action}:${receivedAt.toISOString()}`; // one that was forged must not hide the next
    return [{ kind: 'revoked', vendorUserId, externalId: null, key, carried: null }];
  }
  if (appli !== MASS_NOTICES || startdate === undefined || enddate === undefined) return [];
  const key = `${startdate}:${enddate}:${Math.floor(receivedAt.getTime() / SAME_MS)}`;
  return [{ kind: 'weight', vendorUserId, externalId: null, key, carried: { startdate, enddate } }];
}
