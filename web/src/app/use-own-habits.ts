import { useEffect } from 'react';
import type { Me } from '#web/api-shapes.ts';
import { useWords } from '#web/words/words.tsx';

/** The language, units and time zone of whoever is signed in, for all that is said from now on. */
export function useOwnHabits(me: Me | null | undefined): void {
  const { setLanguage, setHabits } = useWords();
  useEffect(() => {
    if (me) setLanguage(me.language);
    // The account's language counts once, when it is known; after that the person chooses.
  }, [me?.language]);
  useEffect(() => {
    setHabits(me ?? null);
  }, [me?.units, me?.timeZone]);
}
