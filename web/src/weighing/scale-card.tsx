import { Skeleton } from '@mantine/core';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { AfterForm } from '#web/weighing/after-form.tsx';
import { BeforeForm } from '#web/weighing/before-form.tsx';
import { useWeighings } from '#web/weighing/scale-queries.ts';
import { WaitingList } from '#web/weighing/waiting-list.tsx';
import { useWords } from '#web/words/words.tsx';

/** Weighed now, before or after, whether or not the session is there yet. */
export function ScaleCard() {
  const { t } = useWords();
  const { data, error } = useWeighings();
  const begun = data?.items.find(({ state }) => state === 'before');
  const others = data?.items.filter((one) => one !== begun) ?? [];
  return (
    <Card
      title={t(begun ? 'scale.after.title' : 'scale.before.title')}
      lead={t(begun ? 'scale.after.lead' : 'scale.before.lead')}
    >
      <ProblemNote error={error} />
      {!data && error === null && <Skeleton h={96} radius="md" aria-hidden="true" />}
      {data && (begun ? <AfterForm key={begun.id} begun={begun} /> : <BeforeForm usualKg={data.usualKg} />)}
      {others.length > 0 && <WaitingList weighings={others} />}
    </Card>
  );
}
