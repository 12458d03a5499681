import {
  createContext,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { ChangedMind } from '#web/account/changed-mind.ts';
import { problemInAddress } from '#web/account/problem-in-address.ts';
import { ApiProblem } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';

const ConfirmDialog = lazy(async () => ({
  default: (await import('#web/account/confirm-dialog.tsx')).ConfirmDialog,
}));

type Confirmed = <T>(request: () => Promise<T>) => Promise<T>;

const ConfirmedContext = createContext<Confirmed | null>(null);

/**
 * Wraps a request that the server may answer with "show first that it is you": asks, and sends it again.
 *
 *     const confirmed = useConfirmed();
 *     const make = useMutation({ mutationFn: (name: string) => confirmed(() => api.makeToken(name)) });
 *
 * Whoever lets the question be gets a `ChangedMind`, of which <ProblemNote> says nothing.
 */
export function useConfirmed(): Confirmed {
  const confirmed = useContext(ConfirmedContext);
  if (confirmed === null) throw new Error('useConfirmed() needs a <ConfirmedProvider> above it.');
  return confirmed;
}

/** Asks on behalf of every page below it; of several requests that wait at once, all go on with one answer. */
export function ConfirmedProvider({ children }: { children: ReactNode }) {
  /** `not-yet`: nobody was asked on this page, and nothing was fetched for it. */
  const [asking, setAsking] = useState<boolean | 'not-yet'>('not-yet');
  // Who comes back from the provider in vain is told so on the page they left.
  const [cameBackWith] = useState(() =>
    problemInAddress(new URLSearchParams(location.search).get('problem')),
  );
  const waiting = useRef<((isThem: boolean) => void)[]>([]);

  const confirmed: Confirmed = useCallback(async (request) => {
    try {
      return await request();
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'entry.confirm-first') throw problem;
    }
    const isThem = await new Promise<boolean>((answer) => {
      waiting.current.push(answer);
      setAsking(true);
    });
    if (!isThem) throw new ChangedMind();
    return request();
  }, []);

  const answer = (isThem: boolean) => {
    setAsking(false);
    for (const each of waiting.current.splice(0)) each(isThem);
  };
  return (
    <ConfirmedContext value={confirmed}>
      <ProblemNote error={cameBackWith} />
      {children}
      {asking !== 'not-yet' && (
        <Suspense>
          <ConfirmDialog asking={asking} onConfirmed={() => answer(true)} onKeep={() => answer(false)} />
        </Suspense>
      )}
    </ConfirmedContext>
  );
}
