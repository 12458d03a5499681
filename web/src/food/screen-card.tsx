import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { foodApi } from '#web/food/food-api.ts';
import { screenQuery, useFoodChanged } from '#web/food/food-queries.ts';
import { type Answers, GROUPS, OFTEN, type Often } from '#web/food/food-shapes.ts';
import { rangeWords } from '#web/food/food-words.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** How often one eats of seven kinds of food, and what a usual day holds by that. */
export function ScreenCard() {
  const words = useWords();
  const { t, numbers } = words;
  const { data: screen, error } = useQuery(screenQuery);
  const [isOpen, setOpen] = useState(false);
  const changed = useFoodChanged();
  const forget = useMutation({ mutationFn: foodApi.forgetScreen, onSuccess: changed });
  return (
    <Card title={t('food.screen.title')} lead={t('food.screen.lead')}>
      <ProblemNote error={error ?? forget.error} />
      {isOpen ? (
        <Questions before={screen?.answers ?? {}} onDone={() => setOpen(false)} />
      ) : (
        <>
          {screen && (
            <Text className="figures">
              {t('food.screen.says', {
                ...rangeWords(words, screen.magnesiumMg),
                day: numbers.day(screen.day),
              })}
            </Text>
          )}
          <Group gap="sm">
            <Button variant="light" onClick={() => setOpen(true)} disabled={screen === undefined}>
              {t(screen ? 'food.screen.again' : 'food.screen.open')}
            </Button>
            {screen && (
              <Button
                variant="subtle"
                color="gray"
                loading={forget.isPending}
                onClick={() => forget.mutate()}
              >
                {t('food.screen.forget')}
              </Button>
            )}
          </Group>
        </>
      )}
    </Card>
  );
}

function Questions({ before, onDone }: { before: Partial<Answers>; onDone: () => void }) {
  const { t } = useWords();
  const [answers, setAnswers] = useState(before);
  const changed = useFoodChanged();
  const save = useMutation({
    mutationFn: foodApi.saveScreen,
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
  const isWhole = GROUPS.every((group) => answers[group] !== undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save.mutate(answers as Answers);
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('food.screen.asks')}</Text>
        {GROUPS.map((group) => (
          <NativeSelect
            key={group}
            label={t(`food.shelf.${group}`)}
            value={answers[group] ?? ''}
            onChange={(event) => {
              const often = event.currentTarget.value as Often;
              setAnswers((told) => ({ ...told, [group]: often }));
            }}
            data={[
              { value: '', label: '–', disabled: true },
              ...OFTEN.map((often) => ({ value: often, label: t(`food.often.${often}`) })),
            ]}
          />
        ))}
        <ProblemNote error={save.error} />
        {!isWhole && (
          <Text size="sm" c="dimmed">
            {t('food.screen.missing')}
          </Text>
        )}
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={!isWhole}>
            {t('food.screen.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('food.screen.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
