import { client } from '#web/api.ts';
import { browserStore } from '#web/offline/browser-store.ts';
import { isAway } from '#web/offline/is-away.ts';

/** What of an athlete's telling may wait on this device. */
export type CallKind = 'weighing' | 'food';

/** Something told, which goes to the server under its own name: sent twice it counts once. */
export interface Call {
  id: string;
  kind: CallKind;
  accountId: string;
  /** A PUT, so that its address names the thing. */
  path: string;
  body: object;
  /** When it was told; older ones go first. */
  at: string;
  /** The server refused it, and why; null: it waits. */
  problem: { status: number; code: string } | null;
}

const { write, read, isThere } = browserStore('svett-outbox', { calls: 'id' });

const listeners = new Set<() => void>();
let known: readonly Call[] = [];

/** Of this account, as this tab knows them; the same list until it changes. */
export const outbox = {
  known: () => known,
  onChange: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  look: async (accountId: string): Promise<readonly Call[]> => {
    const all = (await isThere()) ? await read<Call[]>('calls', (rows) => rows.getAll()) : [];
    known = all
      .filter((call) => call.accountId === accountId)
      .sort((one, other) => (one.at < other.at ? -1 : 1));
    for (const listener of listeners) listener();
    return known;
  },
  keep: async (call: Call) => {
    await write('calls', (rows) => void rows.put(call));
    await outbox.look(call.accountId);
  },
  /** What was told of the same thing meanwhile stays. */
  forget: async ({ id, at, accountId }: Call) => {
    await write('calls', (rows) => {
      const asked = rows.get(id);
      asked.onsuccess = () => {
        if ((asked.result as Call | undefined)?.at === at) rows.delete(id);
      };
    });
    await outbox.look(accountId);
  },
};

/** Takes back what waits here of a thing; answers whether anything did. */
export async function withdraw(id: string): Promise<boolean> {
  const kept = outbox.known().find((call) => call.id === id);
  if (kept) await outbox.forget(kept);
  return kept !== undefined;
}

/**
 * Told to the server, or kept here until it can be: on the disk first, so that a closed page loses nothing. Answers null
 * where it was kept.
 * @throws ApiProblem what the server refuses
 */
export async function tell<Answer>(told: Omit<Call, 'at' | 'problem'>): Promise<Answer | null> {
  const call: Call = { ...told, at: new Date().toISOString(), problem: null };
  // A browser that keeps nothing may still send.
  const isKept = await outbox.keep(call).then(
    () => true,
    () => false,
  );
  try {
    const answer = await send<Answer>(call);
    if (isKept) await outbox.forget(call);
    return answer;
  } catch (error) {
    if (isKept && isAway(error)) return null;
    if (isKept) await outbox.forget(call);
    throw error;
  }
}

/** Sends what waits, oldest first, and stops at once where nobody answers. Answers how many went. */
export async function sendKept(accountId: string): Promise<number> {
  let sent = 0;
  const work = async () => {
    for (const call of await outbox.look(accountId)) {
      if (call.problem !== null) continue;
      try {
        await send(call);
        await outbox.forget(call);
        sent += 1;
      } catch (error) {
        const { status, code } = problemIn(error);
        if (isAway(error) || status === 401 || status === 429) return;
        await outbox.keep({ ...call, problem: { status, code } });
      }
    }
  };
  // One tab at a time; without https there are no locks, and the names do.
  await ('locks' in navigator ? navigator.locks.request('svett.outbox', work) : work());
  return sent;
}

/** An address with its name in it, where the client wants the two apart. */
type Put = (path: string, init: { body: object }) => Promise<{ data?: unknown }>;

async function send<Answer>({ path, body }: Call): Promise<Answer> {
  const { data } = await (client.PUT as unknown as Put)(path, { body });
  return data as Answer;
}

function problemIn(error: unknown): { status: number; code: string } {
  const { status, code } = error as Partial<{ status: number; code: string }>;
  return { status: status ?? 0, code: code ?? '' };
}
