import { List, Stack, Text } from '@mantine/core';
import type { WeighIn } from '#web/api-shapes.ts';
import { Unbroken } from '#web/look/unbroken.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  test: WeighIn['test'];
}

/** What a weighing came to beside the estimate, what to know of it, and what to do better next time. */
export function TestTold({ test }: Props) {
  const { t, tOr, numbers } = useWords();
  const { measured, estimated, place, refusals, cautions, outcome, againstPeople } = test;
  const said = (range: { litres: number; p10: number; p90: number }) => ({
    litres: numbers.decimal(range.litres, 1),
    low: numbers.decimal(range.p10, 1),
    high: numbers.decimal(range.p90, 1),
  });
  const told = measured && t('weighing.measured', said(measured));
  const foretold = estimated && t('weighing.estimated', said(estimated));
  return (
    <Stack gap="sm">
      {told && (
        <Text className="figures">
          <Unbroken>{told}</Unbroken>
        </Text>
      )}
      {foretold && (
        <Text size="sm" c="dimmed" className="figures">
          <Unbroken>{foretold}</Unbroken> {place && t('weighing.place', { place })}
        </Text>
      )}
      {againstPeople && (
        <Text size="sm" className="figures">
          {t('weighing.taught', {
            times: numbers.decimal(againstPeople.times, 2),
            low: numbers.decimal(againstPeople.p10, 2),
            high: numbers.decimal(againstPeople.p90, 2),
          })}
        </Text>
      )}
      {outcome === 'nothing-to-compare' && <Text size="sm">{t('weighing.nothingToCompare')}</Text>}
      {refusals.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('weighing.refused')}
          </Text>
          <List size="sm">
            {refusals.map((code) => (
              <List.Item key={code}>{tOr([`weighing.refusal.${code}`], code)}</List.Item>
            ))}
          </List>
        </div>
      )}
      {cautions.length > 0 && (
        <List size="sm">
          {cautions.map((code) => (
            <List.Item key={code}>{tOr([`weighing.caution.${code}`], code)}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
