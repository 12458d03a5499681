import { Anchor, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { AddCard } from '#web/food/add-card.tsx';
import { DayCard } from '#web/food/day-card.tsx';
import { DayHead } from '#web/food/day-head.tsx';
import { foodsQuery, useDay, useShownDay } from '#web/food/food-queries.ts';
import { OwnFoodsCard } from '#web/food/own-foods-card.tsx';
import { ScreenCard } from '#web/food/screen-card.tsx';
import { SwapsCard } from '#web/food/swaps-card.tsx';
import { Card } from '#web/look/card.tsx';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { useWords } from '#web/words/words.tsx';

/** A day of food: what was eaten, and all one needs to note it. */
export function FoodPage() {
  const { t, numbers } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const date = chosen ?? numbers.today();
  const { shown, error } = useShownDay(date);
  const day = useDay(date);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('food.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('food.lead')}
        </Text>
      </div>
      <ConsentQuestion />
      <ProblemNote error={error} />
      <DayHead day={date} onDay={setChosen} />
      {shown ? (
        <>
          <DayCard told={shown} day={day} />
          <AddCard day={day} />
          <SwapsCard />
          <ScreenCard />
          <OwnFoodsCard />
          <Sources />
        </>
      ) : (
        error === null && <Skeleton h={420} radius="lg" />
      )}
    </Stack>
  );
}

function Sources() {
  const { t } = useWords();
  const { data } = useQuery(foodsQuery(''));
  return (
    <Card title={t('food.source.title')} lead={t('food.source.text')}>
      <List size="sm">
        {data?.attribution.map(({ name, licence, licenceUrl, url }) => (
          <List.Item key={name}>
            <Anchor inherit href={url} rel="noreferrer">
              {name}
            </Anchor>{' '}
            {licenceUrl === null ? (
              t('food.source.free')
            ) : (
              <>
                (
                <Anchor inherit href={licenceUrl} rel="noreferrer license">
                  {licence}
                </Anchor>
                )
              </>
            )}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
