import type { Parcel, Wrap } from '#simulators/garmin/post-office';
import { seconds, type Summary } from '#simulators/garmin/summaries';
import type { SummaryType } from '#simulators/garmin/summary-types';
import type { Tickets } from '#simulators/garmin/tickets';

const DAY_S = 86_400;
const ALWAYS_PUSHED: readonly SummaryType[] = ['deregistrations', 'userPermissionsChange'];

/** Turns records into what goes out: themselves, or addresses (at `garmin.url`) with a token to fetch them. */
export function wrapper(garmin: { url: string; tickets: Tickets }): Wrap {
  return (parcels, delivery) => {
    const [first] = parcels;
    if (!first) return [];
    if (first.type === 'activityFiles') return parcels.map((parcel) => fileNotice(garmin, parcel));
    if (delivery === 'push' || ALWAYS_PUSHED.includes(first.type)) return parcels.map(({ record }) => record);
    return windows(parcels).map((window) => ping(garmin, window));
  };
}

function fileNotice(garmin: { url: string; tickets: Tickets }, { userId, record }: Parcel): Summary {
  const activityId = String(record.activityId);
  const token = garmin.tickets.give({ userId, kind: 'file', activityId });
  const query = new URLSearchParams({ id: activityId, token });
  return { ...record, callbackURL: `${garmin.url}/wellness-api/rest/activityFile?${query.toString()}` };
}

function ping(garmin: { url: string; tickets: Tickets }, parcels: Parcel[]): Summary {
  const [first] = parcels;
  if (!first) throw new Error('A window has something in it.');
  const { userId, type } = first;
  const times = parcels.map(({ madeAt }) => seconds(madeAt));
  const [fromS, toS] = [Math.min(...times), Math.max(...times) + 1];
  const query = new URLSearchParams({
    uploadStartTimeInSeconds: String(fromS),
    uploadEndTimeInSeconds: String(toS),
    token: garmin.tickets.give({ userId, kind: 'pull', type, fromS, toS }),
  });
  return { userId, callbackURL: `${garmin.url}/wellness-api/rest/${type}?${query.toString()}` };
}

/** One person’s uploads of no more than a day. */
function windows(parcels: Parcel[]): Parcel[][] {
  const found: Parcel[][] = [];
  for (const parcel of parcels) {
    const fits = found.find(
      ([first]) =>
        first?.userId === parcel.userId && seconds(parcel.madeAt) - seconds(first.madeAt) < DAY_S - 1,
    );
    if (fits) fits.push(parcel);
    else found.push([parcel]);
  }
  return found;
}
