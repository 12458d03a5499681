import type { FastifyReply } from 'fastify';
import { bearer } from '#simulators/garmin/api-routes';
import type { GarminSimulator } from '#simulators/garmin/garmin-simulator';
import { BACKFILLS, SUMMARY_TYPES, type SummaryType } from '#simulators/garmin/summary-types';

const DAY_S = 86_400;
const RANGE_S = 30 * DAY_S;

interface Range {
  userId: string;
  type: SummaryType;
  fromS: number;
  toS: number;
}

/** Asks for the past: 202 and nothing in it; what there is comes by webhook. */
export function serveBackfill(garmin: GarminSimulator): void {
  const asked: Range[] = [];
  const calls = new Map<number, number>();
  garmin.app.get<{ Params: { name: string } }>(
    '/wellness-api/rest/backfill/:name',
    async (request, reply) => {
      const refuse = (status: number, rule: string, errorMessage: string, noted = true): FastifyReply => {
        if (noted) garmin.note(request, rule, errorMessage);
        return reply.code(status).send({ errorMessage });
      };
      const minute = Math.floor(garmin.clock.nowS() / 60);
      calls.set(minute, (calls.get(minute) ?? 0) + 1);
      if ((calls.get(minute) ?? 0) > garmin.perMinute) return refuse(429, 'too-many', 'Too Many Requests');
      const member = bearer(garmin, request, reply);
      if (!member) return reply;

      const type = BACKFILLS[request.params.name];
      if (!type) return refuse(404, 'unknown-path', 'Not Found');
      if (garmin.deliver[type] === 'off')
        return refuse(400, 'not-enabled', `Endpoint not enabled for summary type: ${constantOf(type)}`);
      const query = request.query as Record<string, string>;
      const { summaryStartTimeInSeconds: from, summaryEndTimeInSeconds: to, ...rest } = query;
      const [unknown] = Object.keys(rest);
      if (unknown) return refuse(400, 'unknown-parameter', `Unknown parameter ${unknown}`);
      const [fromS, toS] = [Number(from), Number(to)];
      if (![fromS, toS].every(Number.isInteger) || toS <= fromS)
        return refuse(400, 'range', 'summaryStartTimeInSeconds and summaryEndTimeInSeconds make no range');
      if (toS - fromS > RANGE_S) return refuse(400, 'range', 'The range may be 30 days at most');
      const needed = [SUMMARY_TYPES[type], 'HISTORICAL_DATA_EXPORT'] as const;
      if (needed.some((name) => name !== null && !member.permissions.has(name)))
        return refuse(
          garmin.missingPermission,
          'permission',
          'The user has not given this permission',
          false,
        );
      const earliestS = Math.floor(+(member.registeredAt ?? 0) / 1000) - garmin.backfillDepthDays * DAY_S;
      if (fromS < earliestS)
        return refuse(400, 'range', `summaryStartTimeInSeconds must be ${earliestS} or later`);
      const range = { userId: member.userId, type, fromS, toS };
      if (asked.some((earlier) => covers(earlier, range)))
        return refuse(409, 'asked-before', 'duplicate backfill', false);
      asked.push(range);
      garmin.sendPast(member, type, fromS, toS);
      return reply.code(202).send();
    },
  );
}

function covers(earlier: Range, range: Range): boolean {
  return (
    earlier.userId === range.userId &&
    earlier.type === range.type &&
    earlier.fromS <= range.fromS &&
    earlier.toS >= range.toS
  );
}

function constantOf(type: SummaryType): string {
  return type === 'activities' ? 'CONNECT_ACTIVITY' : type.replace(/[A-Z]/g, '_$&').toUpperCase();
}
