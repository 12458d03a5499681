import {
  dehydrate,
  hydrate,
  type DehydratedState,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import type { Me } from '#web/api-shapes.ts';
import { browserStore } from '#web/offline/browser-store.ts';

/** What one saw last stays in this browser until signing out, so that it is there without a network. */

const { write, read, isThere } = browserStore('svett-seen', { seen: 'accountId' });

interface Seen {
  accountId: string;
  state: DehydratedState;
}

/** Nothing of other people, no lab values, no keys, and no recording by the second: that is large. */
const KEPT = new Set([
  ...['me', 'profile', 'today', 'sessions', 'estimates', 'session', 'estimate', 'drivers'],
  ...['weighings', 'weigh-ins', 'weigh-in', 'sweat-factor', 'food', 'ledger', 'coverage', 'plans', 'inbox'],
]);
const isKept = ({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>) =>
  state.status === 'success' && KEPT.has(String(queryKey[0]));
const PAUSE_MS = 2_000;

/** Nothing more is kept of whoever is leaving: the page begins anew for whoever comes next. */
let isLeaving = false;

/** From now on; what is on its way when the page closes is lost, and asked for again. */
export function keepSeen(queryClient: QueryClient, accountId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    timer = undefined;
    if (isLeaving) return;
    const state = dehydrate(queryClient, {
      shouldDehydrateMutation: () => false,
      shouldDehydrateQuery: isKept,
    });
    void write('seen', (rows) => void rows.put({ accountId, state })).catch(() => undefined);
  };
  const known = new Map<string, unknown>();
  const stop = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || !isKept(query)) return;
    const { queryHash, state } = query;
    // What is asked for again and again mostly answers the same, and then is the same object. A map never is.
    const now: unknown = state.data instanceof Map ? JSON.stringify([...state.data]) : state.data;
    if (known.get(queryHash) === now) return;
    known.set(queryHash, now);
    timer ??= setTimeout(save, PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** For a page that opens where nobody answers: who was here, with all they saw; null: nobody. */
export async function showSeen(queryClient: QueryClient): Promise<Me | null> {
  if (!(await isThere())) return null;
  const [last] = await read<Seen[]>('seen', (rows) => rows.getAll());
  if (last === undefined) return null;
  hydrate(queryClient, last.state);
  return queryClient.getQueryData<Me>(['me']) ?? null;
}

/** Whoever signs out leaves nothing to see; whoever signs in sees nothing of anybody before. */
export async function forgetSeen(but?: string): Promise<void> {
  isLeaving = but === undefined;
  if (!(await isThere())) return;
  await write('seen', (rows) => {
    if (but === undefined) return void rows.clear();
    const asked = rows.getAllKeys();
    asked.onsuccess = () => asked.result.filter((key) => key !== but).forEach((key) => rows.delete(key));
  });
}
