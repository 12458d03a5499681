import { Button, Group, Stack, TextInput } from '@mantine/core';
import { numberIn } from '#web/station/fluid.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  value: string;
  onChange: (value: string) => void;
}

/** Bottles, as most people carry them, litres. */
const BOTTLES_L = [0.5, 0.75];

export function DrinkField({ value, onChange }: Props) {
  const { t, numbers } = useWords();
  return (
    <Stack gap="xs">
      <TextInput
        size="lg"
        label={t('station.drink')}
        description={t('station.drink.why')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        inputMode="decimal"
        autoComplete="off"
      />
      <Group gap="xs">
        <Button size="md" variant="default" onClick={() => onChange('0')}>
          {t('station.drink.none')}
        </Button>
        {BOTTLES_L.map((litres) => (
          <Button
            key={litres}
            size="md"
            variant="default"
            aria-label={t('station.drink.add', { litres: numbers.decimal(litres, 2) })}
            onClick={() => onChange(numbers.decimal((numberIn(value) ?? 0) + litres, 2))}
          >
            +{numbers.decimal(litres, 2)} L
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
