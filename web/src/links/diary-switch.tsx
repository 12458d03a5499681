import { Switch } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { consentsQuery } from '#web/links/link-queries.ts';

interface Props {
  brand: string;
  writesBack: boolean;
}

/** Leave to write sweat loss into the diary there: the switch says yes or no to the very words beside it. */
export function DiarySwitch({ brand, writesBack }: Props) {
  const { data: consents } = useSuspenseQuery(consentsQuery);
  const consent = consents.find(({ purpose }) => purpose === 'diary');
  const queryClient = useQueryClient();
  const choose = useMutation({
    mutationFn: (wanted: boolean) =>
      api.chooseForLink(brand, {
        writesBack: wanted,
        ...(wanted && consent && { textSha256: consent.textSha256 }),
      }),
    onSettled: () => queryClient.invalidateQueries(),
  });
  if (!consent) return null;
  return (
    <>
      <Switch
        label={consent.label}
        description={consent.text}
        checked={choose.isPending ? choose.variables : writesBack}
        disabled={choose.isPending}
        onChange={(event) => choose.mutate(event.currentTarget.checked)}
      />
      <ProblemNote error={choose.error} />
    </>
  );
}
