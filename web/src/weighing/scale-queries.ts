import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, ApiProblem, client } from '#web/api.ts';
import type { components } from '#web/api.gen.ts';
import { meQuery } from '#web/app/queries.ts';
import { type Call, tell, withdraw } from '#web/offline/outbox.ts';
import { useKeptCalls } from '#web/offline/use-offline.ts';

export type Weighing = components['schemas']['Weighing'];
export type WeighingForm = components['schemas']['WeighingFormInput'];

const byId = (id: string) => ({ params: { path: { id } } });
/** A session that comes from elsewhere takes its minutes; its weighing finds it without anybody asking. */
const LOOK_AGAIN_MS = 15_000;

export const scaleApi = {
  weighings: () => answer(client.GET('/api/v1/weighings')),
  /** Also of what waits on this device, and was perhaps never told. */
  remove: async (id: string) => {
    const waited = await withdraw(id);
    await answer(client.DELETE('/api/v1/weighings/{id}', byId(id))).catch((problem: unknown) => {
      if (!waited || !(problem instanceof ApiProblem) || problem.status !== 404) throw problem;
    });
  },
};

export const weighingsQuery = queryOptions({
  queryKey: ['weighings'],
  queryFn: scaleApi.weighings,
  refetchInterval: ({ state }) =>
    state.data?.items.some((one) => one.state === 'waiting') ? LOOK_AGAIN_MS : false,
});

/** What the server keeps, and what waits on this device to be told to it. */
export function useWeighings() {
  const { data, error } = useQuery(weighingsQuery);
  const kept = useKeptCalls().filter(({ kind, problem }) => kind === 'weighing' && problem === null);
  const list = data ?? (kept.length > 0 ? { items: [], usualKg: null } : undefined);
  return { data: list && { ...list, items: withKept(list.items, kept) }, error };
}

function withKept(items: readonly Weighing[], kept: readonly Call[]): Weighing[] {
  const told = kept.map(({ id, body }) => viewOf(id, body as WeighingForm));
  const ids = new Set(kept.map(({ id }) => id));
  return [...told, ...items.filter(({ id }) => !ids.has(id))].sort((one, other) =>
    one.before.at < other.before.at ? 1 : -1,
  );
}

/** So long the server lets it wait for its session. */
const WAITS_MS = 8 * 86_400_000;

function viewOf(id: string, { before, after = null, sure: _sure, ...parts }: WeighingForm): Weighing {
  return {
    ...{ id, before, after, state: after ? 'waiting' : 'before', sessionId: null },
    waitsUntil: new Date(Date.parse(before.at) + WAITS_MS).toISOString(),
    drinkKg: parts.drinkKg ?? null,
    foodKg: parts.foodKg ?? 0,
    urineKg: parts.urineKg ?? 0,
    stoolKg: parts.stoolKg ?? 0,
    scaleStepKg: parts.scaleStepKg ?? 0.1,
    clothed: parts.clothed ?? false,
    towelled: parts.towelled ?? true,
    drinkEstimated: parts.drinkEstimated ?? false,
  };
}

/** Tells the server of a weighing, or keeps it here until it can be told. */
export function useTellWeighing() {
  const { data: me } = useQuery(meQuery);
  return (id: string, body: WeighingForm) =>
    tell<Weighing>({
      ...{ id, body, kind: 'weighing' },
      accountId: me!.accountId,
      path: `/api/v1/weighings/${id}`,
    });
}

/** As the server is told it; what stands there is told once more with it. */
export function formOf({ before, after, ...known }: Weighing): WeighingForm {
  const { drinkKg, foodKg, urineKg, stoolKg, scaleStepKg, clothed, towelled, drinkEstimated } = known;
  return {
    before: { at: before.at, kg: before.kg ?? 0 },
    after: after && { at: after.at, kg: after.kg ?? 0 },
    ...{ drinkKg, foodKg, urineKg, stoolKg, scaleStepKg, clothed, towelled, drinkEstimated },
    sure: false,
  };
}

export function useScaleChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    for (const key of ['weighings', 'weigh-ins', 'weigh-in'])
      await queryClient.invalidateQueries({ queryKey: [key] });
  };
}
