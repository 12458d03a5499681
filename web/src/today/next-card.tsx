import { Anchor, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '#web/look/card.tsx';
import { Facts } from '#web/look/facts.tsx';
import { Fold } from '#web/look/fold.tsx';
import { RangeBand } from '#web/look/range-band.tsx';
import { Unbroken } from '#web/look/unbroken.tsx';
import { whenWords } from '#web/today/when-words.ts';
import type { NextSession } from '#web/today/today-query.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  next: NextSession;
  /** Today where the person is, YYYY-MM-DD. */
  today: string;
}

/** Below this a number of litres says more than anybody knows. */
const LEAST_L = 0.2;

/** What one means to do next, or probably will, and what it will probably cost. */
export function NextCard({ next, today }: Props) {
  const words = useWords();
  const { t, tOr, numbers } = words;
  const sport = tOr([`sport.${next.sport}`], next.sport);
  const isPlanned = next.plannedId !== null;
  const name = next.name ?? sport;
  const facts = [
    whenWords(words, next, today),
    ...(isPlanned ? [sport] : []),
    numbers.duration(next.durationS),
    ...(next.effort === null ? [] : [t(`today.effort.${next.effort}`)]),
    ...(next.isIndoors ? [t('today.next.indoors')] : []),
    ...(next.isEvent ? [t('today.next.event')] : []),
  ];
  return (
    <Card
      title={t(isPlanned ? 'today.next.title' : 'today.next.usual.title', { name })}
      lead={<Facts>{facts}</Facts>}
    >
      <Loss next={next} name={name} />
      {next.forecastMaxC !== null && (
        <Text size="sm">
          {t('today.next.forecast', { value: numbers.measured(next.forecastMaxC, '°C') })}
        </Text>
      )}
      {!isPlanned && (
        <Text size="sm" c="dimmed">
          {t('today.next.usual')}
        </Text>
      )}
      <Grounds next={next} />
      {isPlanned ? (
        <Anchor component={Link} to={`/plan/${next.plannedId}`} fw={600} w="fit-content">
          {t('today.next.open')}
        </Anchor>
      ) : (
        <Anchor component={Link} to="/plan" fw={600} w="fit-content">
          {t('today.next.plan')}
        </Anchor>
      )}
    </Card>
  );
}

function Loss({ next: { expected }, name }: { next: NextSession; name: string }) {
  const { t, tOr, numbers } = useWords();
  const { sweatL, reasons } = expected;
  if (sweatL === null) {
    const told = reasons.map((reason) => tOr([`estimate.reason.${reason}`], reason)).join(' ');
    return <Text>{t('today.next.abstained', { reasons: told })}</Text>;
  }
  const litres = (value: number) => numbers.decimal(value, 1);
  const said =
    sweatL.p10 < LEAST_L
      ? t('today.next.likelyUnder', {
          litres: litres(Math.max(LEAST_L, sweatL.p50)),
          high: litres(sweatL.p90),
        })
      : t('today.next.likely', {
          litres: litres(sweatL.p50),
          low: litres(sweatL.p10),
          high: litres(sweatL.p90),
        });
  const likely = { low: sweatL.p10, high: sweatL.p90 };
  return (
    <>
      <Text fw={620} className="figures">
        <Unbroken>{said}</Unbroken>
      </Text>
      <RangeBand
        median={sweatL.p50}
        likely={likely}
        outer={likely}
        label={t('today.next.picture', { name, said })}
        tone="sweat"
        unit="L"
        leastFull={1}
      />
    </>
  );
}

/** What was taken for known, and whose forecast it is. */
function Grounds({ next: { expected } }: Pick<Props, 'next'>) {
  const { t, tOr } = useWords();
  const { assumptions, weather } = expected;
  if (assumptions.length + weather.length === 0) return null;
  return (
    <Fold title={t('today.next.rests')}>
      <List size="sm" spacing={4}>
        {assumptions.map((assumption) => (
          <List.Item key={assumption}>{tOr([`plan.assumption.${assumption}`], assumption)}</List.Item>
        ))}
        {weather.map(({ text, url }) => (
          <List.Item key={url}>
            <Anchor href={url} rel="noreferrer" target="_blank" underline="always" size="sm">
              {text}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Fold>
  );
}
