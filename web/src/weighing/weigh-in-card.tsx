import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api } from '#web/api.ts';
import type { SessionDetail, WeighIn } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Relearning } from '#web/weighing/relearning.tsx';
import { TestTold } from '#web/weighing/test-told.tsx';
import { useWeighingChanged, weighInQuery } from '#web/weighing/weighing-queries.ts';
import { useWords } from '#web/words/words.tsx';

const WeighInForm = lazy(async () => ({
  default: (await import('#web/weighing/weigh-in-form.tsx')).WeighInForm,
}));

interface Props {
  session: SessionDetail;
}

/** The session weighed before and after: told in two numbers, and shown beside the estimate. */
export function WeighInCard({ session }: Props) {
  const { t } = useWords();
  const { data: weighIn, error } = useQuery(weighInQuery(session.id));
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={t('weighing.card.title')} lead={weighIn ? undefined : t('weighing.card.lead')}>
      <ProblemNote error={error} />
      {weighIn === undefined ? (
        error === null && <Skeleton h={36} w={180} radius="xl" />
      ) : isOpen ? (
        <Suspense fallback={<Skeleton h={220} radius="md" />}>
          <WeighInForm sessionId={session.id} weighIn={weighIn} onDone={() => setOpen(false)} />
        </Suspense>
      ) : weighIn === null ? (
        <Group>
          <Button variant="light" onClick={() => setOpen(true)}>
            {t('weighing.card.open')}
          </Button>
        </Group>
      ) : (
        <Told weighIn={weighIn} onChange={() => setOpen(true)} />
      )}
      <Relearning />
    </Card>
  );
}

function Told({ weighIn, onChange }: { weighIn: WeighIn; onChange: () => void }) {
  const { t, numbers } = useWords();
  const changed = useWeighingChanged();
  const forget = useMutation({ mutationFn: api.forgetWeighIn, onSuccess: changed });
  const { preKg, postKg, drinkKg } = weighIn;
  return (
    <>
      <TestTold test={weighIn.test} />
      <Text size="sm" c="dimmed" className="figures">
        {t('weighing.weighed', {
          pre: numbers.measured(preKg, 'kg'),
          post: numbers.measured(postKg, 'kg'),
          drink: drinkKg === null ? t('value.unknown') : `${numbers.decimal(drinkKg, 2)} L`,
        })}
      </Text>
      <ProblemNote error={forget.error} />
      <Group gap="sm">
        <Button variant="light" onClick={onChange}>
          {t('weighing.change')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          loading={forget.isPending}
          onClick={() => forget.mutate(weighIn.sessionId)}
        >
          {t('weighing.forget')}
        </Button>
      </Group>
    </>
  );
}
