import { ActionIcon, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { dayBeside } from '#web/food/day-head.tsx';
import type { ShownDay } from '#web/food/day-with-kept.ts';
import type { Day } from '#web/food/food-queries.ts';
import type { Entry } from '#web/food/food-shapes.ts';
import { isDrunk, mgWords, nameOf, portionWords, rangeWords } from '#web/food/food-words.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  told: ShownDay;
  day: Day;
}

/** What was noted of a day, what it held as a range, and whether that is all of it. */
export function DayCard({ told, day }: Props) {
  const words = useWords();
  const { t, numbers } = words;
  const isToday = told.day === numbers.today();
  const isEmpty = told.entries.length + told.unknown === 0;
  const isPartly = told.entries.some(({ mg }) => mg === null);
  const names = told.groups.map((group) => t(`food.shelf.${group}`).toLowerCase()).join(', ');
  return (
    <Card title={t('food.day.title')}>
      {told.magnesiumMg && (
        <div role="group" aria-label={t('food.day.sum.label')}>
          <Text fw={600} className="figures" aria-live="polite">
            {t('food.day.sum', rangeWords(words, told.magnesiumMg))}
          </Text>
          {!told.isWhole && (
            <Text size="sm" c="dimmed">
              {t('food.day.sum.part')}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('food.day.groups', { count: told.groups.length, names })}
          </Text>
        </div>
      )}
      {told.unknown > 0 && <Text size="sm">{t('food.day.waiting.unknown', { count: told.unknown })}</Text>}
      {isEmpty && <Text size="sm">{t(isToday ? 'food.day.none' : 'food.day.none.before')}</Text>}
      <Stack
        component="ul"
        gap="xs"
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        aria-label={t('food.day.title')}
      >
        {told.entries.map((entry) => (
          <li key={entry.id}>
            <EntryRow entry={entry} isWaiting={told.waiting.has(entry.id)} day={day} />
          </li>
        ))}
      </Stack>
      <Group gap="md">
        <Button variant="light" loading={day.isBusy} onClick={() => day.copy(dayBeside(told.day, -1))}>
          {t(isToday ? 'food.day.copy' : 'food.day.copy.before')}
        </Button>
      </Group>
      {isPartly && <Text size="sm">{t('food.day.partly')}</Text>}
      <Switch
        checked={told.isWhole}
        disabled={isEmpty || isPartly || day.isBusy}
        onChange={(event) => day.mark(event.currentTarget.checked)}
        label={t('food.day.whole')}
        description={t('food.day.whole.why')}
      />
    </Card>
  );
}

const STEP = 0.5;

interface RowProps {
  entry: Entry;
  isWaiting: boolean;
  day: Day;
}

function EntryRow({ entry, isWaiting, day }: RowProps) {
  const words = useWords();
  const { t, numbers } = words;
  const { food, portions, grams, id } = entry;
  const name = food ? nameOf(words, food) : t('food.entry.gone');
  const unit = food && isDrunk(food) ? 'food.entry.millilitres' : 'food.entry.grams';
  const amount =
    grams !== null
      ? t(unit, { grams: numbers.decimal(grams, 0) })
      : food && portionWords(words, food, portions ?? 1);
  const change = (by: number) =>
    food && day.note({ foodId: food.foodId, ownFoodId: food.ownFoodId, portions: portions! + by }, id);
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <div style={{ minWidth: 0 }}>
        <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
        <Text size="sm" c="dimmed" className="figures">
          {[
            amount,
            entry.mg !== null && t('food.entry.mg', { mg: mgWords(words, entry.mg) }),
            isWaiting && t('food.entry.waiting'),
          ]
            .filter(Boolean)
            .join(', ')}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        {food && portions !== null && (
          <>
            <Step
              label={t('food.entry.less', { name })}
              onClick={() => change(-STEP)}
              disabled={portions <= STEP}
            >
              −
            </Step>
            <Step label={t('food.entry.more', { name })} onClick={() => change(1)} disabled={portions > 48}>
              +
            </Step>
          </>
        )}
        <Step label={t('food.entry.remove', { name })} onClick={() => day.remove(id)}>
          ×
        </Step>
      </Group>
    </Group>
  );
}

interface StepProps {
  label: string;
  onClick: () => void;
  disabled?: boolean;
  children: string;
}

function Step({ label, children, ...button }: StepProps) {
  return (
    <ActionIcon variant="default" size="lg" radius="xl" aria-label={label} {...button}>
      <span aria-hidden="true">{children}</span>
    </ActionIcon>
  );
}
