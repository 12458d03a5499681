import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { EstimateSummary } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import { Facts } from '#web/look/facts.tsx';
import { milligrams } from '#web/look/range-words.ts';
import { SweatAnswer } from '#web/look/sweat-answer.tsx';
import { Signatures } from '#web/session/signatures.tsx';
import { MassNeeded } from '#web/sessions/mass-needed.tsx';
import type { Today } from '#web/today/today-query.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  last: NonNullable<Today['last']>;
  hasMass: boolean;
}

/** What one did last and what it cost: the range first, as on the session's own page. */
export function LastCard({ last: { session, estimate }, hasMass }: Props) {
  const { t, tOr, numbers } = useWords();
  const sport = session.multisport ? 'multisport' : session.sport;
  const facts = [
    tOr([`sport.${sport}`], sport),
    numbers.dateTime(session.startedAt, session.utcOffsetS),
    numbers.duration(session.timerS ?? session.elapsedS),
    ...(session.distanceM === null ? [] : [numbers.distance(session.distanceM)]),
  ];
  return (
    <Card title={t('today.last.title')} lead={<Facts>{facts}</Facts>}>
      <Cost estimate={estimate} />
      {!hasMass && <MassNeeded />}
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to={`/sessions/${session.id}`} fw={600}>
          {t('today.last.open')}
        </Anchor>
        <Signatures sources={session.sources} />
      </Group>
    </Card>
  );
}

/** As high as the picture will be while it is worked out. */
const PICTURE_H = 158;

function Cost({ estimate }: { estimate: EstimateSummary }) {
  const words = useWords();
  const { t, tOr } = words;
  const { sweat, magnesium, reasons, state } = estimate;
  if (state === 'waiting')
    return (
      <Stack gap="md" mih={PICTURE_H} role="status">
        <Text>{t('estimate.state.waiting')}</Text>
        <Skeleton h={44} radius="md" aria-hidden="true" />
      </Stack>
    );
  if (sweat === null)
    return (
      <Text>
        {reasons.length === 0
          ? t(`estimate.state.${state}`)
          : reasons.map((reason) => tOr([`estimate.reason.${reason}`], reason)).join(' ')}
      </Text>
    );
  return (
    <Stack gap="md" mih={PICTURE_H}>
      <SweatAnswer sweat={sweat} fz="clamp(1.5rem, 1.2rem + 1.4vw, 2rem)" />
      {magnesium && (
        <Text size="sm" c="dimmed" className="figures">
          {t('session.magnesium', {
            low: milligrams(words, magnesium.p10, magnesium.p90),
            high: milligrams(words, magnesium.p90, magnesium.p90),
          })}
        </Text>
      )}
    </Stack>
  );
}
