import { Alert, Stack, Text } from '@mantine/core';
import type { Fluid } from '#web/station/station-shapes.ts';
import { useWords, type Words } from '#web/words/words.tsx';

interface Props {
  fluid: Fluid;
}

/** What to drink, large enough to be read over a shoulder. */
export function FluidTold({ fluid }: Props) {
  const words = useWords();
  const told = (
    <Text fz={24} fw={650} lh={1.25}>
      {fluidText(words, fluid)}
    </Text>
  );
  return (
    <Stack gap="xs">
      {fluid.say === 'gained' ? (
        <Alert color="ember" variant="light" radius="md">
          {told}
        </Alert>
      ) : (
        told
      )}
      {fluid.say === 'amount' && (
        <Text size="sm" c="dimmed">
          {words.t('station.fluid.why')}
        </Text>
      )}
    </Stack>
  );
}

function fluidText(words: Words, fluid: Fluid): string {
  return words.t(keyOf(fluid), valuesOf(words, fluid));
}

export function fluidShort(words: Words, fluid: Fluid): string {
  return words.t(`${keyOf(fluid)}.short`, valuesOf(words, fluid));
}

function keyOf(fluid: Fluid): string {
  if (fluid.say !== 'amount') return `station.fluid.${fluid.say}`;
  return fluid.lowL > 0 && fluid.lowL < fluid.highL ? 'station.fluid.amount' : 'station.fluid.upTo';
}

function valuesOf({ numbers }: Words, fluid: Fluid): Record<string, string | number> {
  if (fluid.say !== 'amount') return {};
  const { lowL, highL, overHours } = fluid;
  return { lowL: numbers.decimal(lowL, 1), highL: numbers.decimal(highL, 1), hours: overHours };
}
