import type { Notice, WebhookRequest } from '#src/connect/arrival.port';
import { WebhookRefused } from '#src/connect/connect.problems';
import { isSameSecret, shortDigest } from '#integrations/http/digests';
import { parseExactly } from '#integrations/http/long-numbers';
import { type GarminRecord, recordShape } from '#integrations/garmin/garmin.shapes';

/** Garmin's types of notice, and what each is to us. All others (steps, sleep, stress) are let pass. */
const KINDS: Record<string, Notice['kind']> = {
  activities: 'activity',
  activityDetails: 'activity',
  activityFiles: 'activity',
  manuallyUpdatedActivities: 'activity',
  bodyComps: 'weight',
  deregistrations: 'revoked',
  userPermissionsChange: 'permissions',
};

/** Far more than Garmin puts into one body: that is weighed by its samples, not by its records. */
const MOST_RECORDS = 10_000;

/** Garmin signs nothing; it names the application it means. @throws WebhookRefused where that is another one */
export function verify({ headers }: Pick<WebhookRequest, 'headers'>, clientId: string): void {
  const named = [headers['garmin-client-id'] ?? []].flat()[0];
  if (named !== undefined && !isSameSecret(named, clientId)) throw new WebhookRefused();
}

/** One body may hold many types, and many athletes' records of each. @throws WebhookRefused for what is not one */
export function noticesIn({ body, receivedAt }: Pick<WebhookRequest, 'body' | 'receivedAt'>): Notice[] {
  const told = Object.entries(bodyOf(body)).flatMap(([type, records]) => {
    const kind = KINDS[type];
    return kind && Array.isArray(records) ? [{ type, kind, records }] : [];
  });
  const count = told.reduce((sum, { records }) => sum + records.length, 0);
  if (count > MOST_RECORDS) throw new WebhookRefused();
  return told.flatMap(({ type, kind, records }) => {
    return records.flatMap((record: unknown) => {
      const parsed = recordShape.safeParse(record);
      return parsed.success ? [noticeOf(type, kind, parsed.data, receivedAt)] : [];
    });
  });
}

function bodyOf(body: Buffer): object {
  try {
    const parsed = parseExactly(body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // said below
  }
  throw new WebhookRefused();
}

function noticeOf(type: string, kind: Notice['kind'], record: GarminRecord, receivedAt: Date): Notice {
  const { userId: vendorUserId } = record;
  // A good-bye carries no number. One that was forged, or late for a link before this one, must not hide the next.
  if (kind === 'revoked') {
    const key = `${type}:${receivedAt.toISOString()}`;
    return { kind, vendorUserId, externalId: null, key, carried: null };
  }
  const externalId = kind === 'activity' ? idOf(record) : null;
  const content = shortDigest(JSON.stringify(record));
  const subject = `${type}:${(externalId ?? record.summaryId ?? '').slice(0, 40)}:${content}`;
  // An address is good once, and never comes again. Data may: what was changed and is changed back is news, and what
  // Garmin only says again does no harm.
  const isPinged = typeof record.callbackURL === 'string';
  const key = isPinged ? subject : `${subject}:${receivedAt.getTime().toString(36)}`;
  const carried = isPinged ? { type, record, toldAt: receivedAt.toISOString() } : { type, record };
  return { kind, vendorUserId, externalId, key, carried };
}

/** An activity's number; older bodies have it as the summary's only, and details add a word to that. */
export function idOf({
  activityId,
  summaryId,
}: {
  activityId?: string | null | undefined;
  summaryId?: string | null | undefined;
}): string | null {
  return activityId ?? summaryId?.replace(/-(detail|file)$/, '') ?? null;
}
