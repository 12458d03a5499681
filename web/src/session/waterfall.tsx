import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Drivers, SweatRange } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { driversQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { axis } from '#web/look/range.ts';
import { RangeAxis } from '#web/look/range-axis.tsx';
import { inOneBreath, sweatWords } from '#web/look/range-words.ts';
import { Row } from '#web/session/waterfall-row.tsx';
import { type ShownStep, shownSteps } from '#web/session/waterfall-steps.ts';
import { valueText } from '#web/session/value-text.ts';
import { useWords } from '#web/words/words.tsx';

/** As high as a session in warm weather makes it. */
const USUAL_HEIGHT = 500;

/** Below this nobody can tell litres apart, so their parts say nothing. */
const LEAST_L = 0.2;

interface Props {
  sessionId: string;
  sweat: SweatRange;
}

/** How an easy session on a cool, calm day becomes this one, in steps that add up. */
export function Waterfall({ sessionId, sweat }: Props) {
  const { t } = useWords();
  const { data, error } = useQuery(driversQuery(sessionId));
  return (
    <Card title={t('drivers.title')} lead={t('pictures.waterfall.lead')}>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton h={USUAL_HEIGHT} radius="md" aria-hidden="true" />}
      {data !== undefined &&
        (sweat.p90 < LEAST_L ? (
          <Text size="sm">{t('pictures.waterfall.little')}</Text>
        ) : (
          <Steps waterfall={data.waterfall} sweat={sweat} />
        ))}
    </Card>
  );
}

function Steps({ waterfall, sweat }: { waterfall: Drivers['waterfall']; sweat: SweatRange }) {
  const words = useWords();
  const { t, tOr, numbers } = words;
  const { startL } = waterfall;
  const steps = shownSteps(waterfall);
  const { full, marks, decimals } = axis(Math.max(0.5, sweat.p90, startL, ...steps.map(({ toL }) => toL)), 4);
  const calm = waterfall.steps.find(({ step }) => step === 'air' || step === 'water');
  const started =
    calm && t(`pictures.waterfall.start.${calm.step}`, { value: told(words, calm.step, calm.calm) });

  return (
    <>
      <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        <Row
          name={t('pictures.waterfall.start')}
          detail={started ?? ''}
          figure={sweatWords(words, { litres: startL, p10: startL, p90: startL }).middle}
          full={full}
          bar={{ from: 0, to: startL, kind: 'start' }}
        />
        {steps.map((one) => (
          <Row
            key={one.step}
            name={tOr([`estimate.driver.${one.step}`, `estimate.input.${one.step}`], one.step)}
            detail={detail(words, one)}
            figure={t('drivers.delta', { delta: numbers.signed(one.deltaL, 2) })}
            full={full}
            bar={{ from: one.fromL, to: one.toL, kind: one.deltaL > 0 ? 'more' : 'less' }}
          />
        ))}
        <Row
          name={t('pictures.waterfall.end')}
          detail={t('pictures.waterfall.end.detail')}
          figure={inOneBreath(sweatWords(words, sweat))}
          full={full}
          bar={{ from: 0, to: sweat.litres, kind: 'end', likely: { low: sweat.p10, high: sweat.p90 } }}
        />
      </Stack>
      <RangeAxis full={full} marks={marks} decimals={decimals} unit="L" />
      <Text size="sm" c="dimmed">
        {t('pictures.waterfall.note')}
      </Text>
    </>
  );
}

type Words = ReturnType<typeof useWords>;

function detail(words: Words, { step, actual, calm }: ShownStep): string {
  const { t, numbers } = words;
  if (step === 'personal')
    return t('pictures.waterfall.personal', { times: numbers.decimal(actual.value, 2) });
  if (step === 'heatDays') return t('pictures.waterfall.heatDays', { days: Math.round(actual.value) });
  const how = step === 'effort' ? 'effort' : calm.value === 0 ? 'from-none' : 'instead';
  return t(`pictures.waterfall.${how}`, { actual: told(words, step, actual), calm: told(words, step, calm) });
}

function told(words: Words, step: string, { value, unit }: ShownStep['actual']): string {
  return valueText(words, step, value, unit);
}
