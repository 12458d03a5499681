import {
  ActionIcon,
  Button,
  Collapse,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { massesQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { measureOf } from '#web/words/measures.ts';
import { useWords } from '#web/words/words.tsx';

/** The one thing Svett cannot do without, and how it changed over time. */
export function MassCard() {
  const { t, numbers } = useWords();
  const { data: masses } = useSuspenseQuery(massesQuery);
  const [mass, setMass] = useState<number | string>('');
  const [measuredOn, setMeasuredOn] = useState(() => numbers.today());
  const scale = measureOf(numbers.units, 'kg');
  const [historyShown, history] = useDisclosure();
  const refresh = useRefresh();

  const add = useMutation({
    mutationFn: api.addMass,
    onSuccess: async () => {
      setMass('');
      await refresh();
    },
  });
  const remove = useMutation({ mutationFn: api.removeMass, onSuccess: refresh });
  const latest = masses[0];

  return (
    <Card title={t('profile.mass.title')} lead={t('profile.mass.why')}>
      {latest && (
        <Text className="figures">
          <Text span fz={28} fw={650} lts="-0.02em">
            {numbers.measured(latest.massKg, 'kg')}
          </Text>
          <Text span c="dimmed" size="sm" ms="sm">
            {numbers.day(latest.measuredOn)}
          </Text>
        </Text>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ measuredOn, massKg: scale.toMetric(Number(mass)) });
        }}
      >
        <Group align="flex-end" gap="sm">
          <NumberInput
            label={t(latest ? 'profile.mass.new' : 'profile.mass.label', { unit: scale.unit })}
            value={mass}
            onChange={setMass}
            min={Math.ceil(scale.fromMetric(20))}
            max={Math.floor(scale.fromMetric(350))}
            clampBehavior="none"
            decimalScale={1}
            decimalSeparator={numbers.decimalSeparator}
            allowedDecimalSeparators={['.', ',']}
            inputMode="decimal"
            hideControls
            required
            w={{ base: '100%', xs: 220 }}
          />
          <TextInput
            type="date"
            label={t('profile.mass.day')}
            value={measuredOn}
            max={numbers.today()}
            onChange={(event) => setMeasuredOn(event.currentTarget.value)}
            required
            flex={{ base: '1 1 auto', xs: '0 1 auto' }}
          />
          <Button type="submit" size="md" loading={add.isPending} disabled={mass === ''}>
            {t('profile.mass.add')}
          </Button>
        </Group>
      </form>
      <ProblemNote error={add.error ?? remove.error} />
      {masses.length > 1 && (
        <div>
          <UnstyledButton
            onClick={history.toggle}
            aria-expanded={historyShown}
            c="var(--mantine-color-anchor)"
            fz="sm"
          >
            {t('profile.mass.history', { count: masses.length })}
          </UnstyledButton>
          <Collapse expanded={historyShown}>
            <Stack component="ul" gap={0} mt="xs" p={0} style={{ listStyle: 'none' }}>
              {masses.map((mass) => (
                <HistoryRow
                  key={mass.id}
                  day={numbers.day(mass.measuredOn)}
                  onRemove={() => remove.mutate(mass.id)}
                >
                  {numbers.measured(mass.massKg, 'kg')}
                </HistoryRow>
              ))}
            </Stack>
          </Collapse>
        </div>
      )}
    </Card>
  );
}

interface RowProps {
  day: string;
  onRemove: () => void;
  children: ReactNode;
}

function HistoryRow({ day, onRemove, children }: RowProps) {
  const { t } = useWords();
  return (
    <Group component="li" justify="space-between" wrap="nowrap" py={4}>
      <Text size="sm" c="dimmed">
        {day}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" className="figures">
          {children}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('profile.mass.remove', { day })}
          onClick={onRemove}
        >
          <BinIcon size={18} />
        </ActionIcon>
      </Group>
    </Group>
  );
}

/** A new mass changes what every session costs. */
function useRefresh() {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: massesQuery.queryKey });
    await queryClient.invalidateQueries({ queryKey: ['estimates'] });
    await queryClient.invalidateQueries({ queryKey: ['estimate'] });
  };
}
