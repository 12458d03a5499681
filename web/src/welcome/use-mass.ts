import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api.ts';
import { massesQuery } from '#web/app/queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Today's body mass while it is typed, and writing it down; `onKept` comes when it is, or was so already. */
export function useMass(onKept: () => void) {
  const { numbers } = useWords();
  const { data: masses } = useSuspenseQuery(massesQuery);
  const queryClient = useQueryClient();
  const known = masses[0]?.massKg ?? null;
  const [massKg, setMassKg] = useState(known);
  const add = useMutation({
    mutationFn: api.addMass,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: massesQuery.queryKey });
      // It changes what every session costs, the one that waited for it first.
      await queryClient.invalidateQueries({ queryKey: ['estimate'] });
      onKept();
    },
  });
  const keep = () => {
    if (massKg === known) onKept();
    else if (massKg !== null && !Number.isNaN(massKg)) add.mutate({ measuredOn: numbers.today(), massKg });
  };
  return { known, massKg, setMassKg, keep, isPending: add.isPending, error: add.error };
}
