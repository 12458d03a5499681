import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import {
  circumstancesQuery,
  type Part,
  type Told,
  useForget,
  useTell,
} from '#web/circumstances/circumstance-queries.ts';
import { Card } from '#web/look/card.tsx';
import { PurposeQuestion } from '#web/privacy/purpose-question.tsx';
import { useWords } from '#web/words/words.tsx';

/** What a part's fields are given. */
export interface Fields<Name extends Part> {
  told: Told<Name>;
  change: (some: Partial<Told<Name>>) => void;
}

interface Props<Name extends Part> {
  part: Name;
  /** What stands in the form before anything is told. */
  nothing: Told<Name>;
  fields: (fields: Fields<Name>) => ReactNode;
  /** What follows from what is told. */
  after?: ReactNode;
}

/** One part of how somebody lives: its consent first, then the form. */
export function PartCard<Name extends Part>({ part, ...rest }: Props<Name>) {
  const { t } = useWords();
  return (
    <Card title={t(`circumstances.${part}.title`)} lead={t(`circumstances.${part}.lead`)}>
      <PurposeQuestion purpose={part}>
        <Known part={part} {...rest} />
      </PurposeQuestion>
    </Card>
  );
}

function Known<Name extends Part>({ part, nothing, ...rest }: Props<Name>) {
  const { data, error } = useQuery(circumstancesQuery);
  if (!data) return error ? <ProblemNote error={error} /> : <Skeleton h={160} radius="md" />;
  const { told, toldAt } = data[part];
  return (
    <Form
      key={toldAt}
      part={part}
      nothing={(told as Told<Name> | null) ?? nothing}
      toldAt={toldAt}
      {...rest}
    />
  );
}

function Form<Name extends Part>({
  part,
  nothing,
  fields,
  after,
  toldAt,
}: Props<Name> & { toldAt: string | null }) {
  const { t, numbers } = useWords();
  const [told, setTold] = useState(nothing);
  const tell = useTell(part);
  const forget = useForget(part);
  const change = (some: Partial<Told<Name>>) => setTold((before) => ({ ...before, ...some }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        tell.mutate(told);
      }}
    >
      <Stack gap="md">
        {fields({ told, change })}
        {after}
        <ProblemNote error={tell.error ?? forget.error} />
        <Group gap="sm">
          <Button
            type="submit"
            loading={tell.isPending}
            aria-label={t('circumstances.save.label', { what: t(`circumstances.${part}.title`) })}
          >
            {t('circumstances.save')}
          </Button>
          {toldAt !== null && (
            <Button
              variant="subtle"
              color="gray"
              loading={forget.isPending}
              aria-label={t('circumstances.forget.label', { what: t(`circumstances.${part}.title`) })}
              onClick={() => forget.mutate()}
            >
              {t('circumstances.forget')}
            </Button>
          )}
        </Group>
        {toldAt !== null && (
          <Text size="sm" c="dimmed" role="status">
            {t('circumstances.told', { day: numbers.day(toldAt) })}
          </Text>
        )}
      </Stack>
    </form>
  );
}
