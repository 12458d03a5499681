import { Badge, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { EstimateSummary, SessionSummary } from '#web/api-shapes.ts';
import { place } from '#web/look/range.ts';
import { milligrams, sweatWords } from '#web/look/range-words.ts';
import { Facts } from '#web/look/facts.tsx';
import { SportIcon } from '#web/look/sport-icon.tsx';
import { Signatures } from '#web/session/signatures.tsx';
import classes from '#web/sessions/session-card.module.css';
import { useWords } from '#web/words/words.tsx';

interface Props {
  session: SessionSummary;
  estimate: EstimateSummary | undefined;
  /** Litres at the right edge of the small bands: one scale for the whole list, so that sessions compare. */
  scaleL: number;
}

/** One session in the list: what, when, and what it cost. */
export function SessionCard({ session, estimate, scaleL }: Props) {
  const { t, tOr, numbers } = useWords();
  const facts = [
    numbers.duration(session.timerS ?? session.elapsedS),
    session.distanceM === null ? null : numbers.distance(session.distanceM),
    session.indoor ? t('session.indoors') : null,
    session.partial ? t('session.partial') : null,
  ].filter((fact) => fact !== null);

  const sport = session.multisport ? 'multisport' : session.sport;

  return (
    <article className={classes.card}>
      <UnstyledButton component={Link} to={`/sessions/${session.id}`} className={classes.session}>
        <span className={classes.icon}>
          <SportIcon sport={session.sport} />
        </span>
        <span className={classes.what}>
          <Text span fw={600} display="block">
            {tOr([`sport.${sport}`], sport)}
          </Text>
          <Text span size="sm" c="dimmed" display="block">
            {numbers.dateTime(session.startedAt, session.utcOffsetS)}
          </Text>
          <Text span size="sm" c="dimmed" display="block" className="figures">
            <Facts>{facts}</Facts>
          </Text>
        </span>
        <span className={classes.cost}>
          <Cost estimate={estimate} scaleL={scaleL} />
        </span>
      </UnstyledButton>
      <Signatures sources={session.sources} />
    </article>
  );
}

function Cost({ estimate, scaleL }: Pick<Props, 'estimate' | 'scaleL'>) {
  const words = useWords();
  const { t, tOr } = words;
  if (estimate === undefined || estimate.state === 'waiting') {
    return (
      <>
        <Text span size="sm" c="dimmed" display="block">
          {t('estimate.state.waiting')}
        </Text>
        <Skeleton component="span" display="block" h={12} radius="xl" my={7} />
        <Text span size="sm">
          {'\u00a0'}
        </Text>
      </>
    );
  }
  if (estimate.sweat === null || estimate.magnesium === null) {
    const reason = estimate.reasons[0];
    return (
      <Text span size="sm" c="dimmed" display="block">
        {reason === undefined
          ? t(`estimate.state.${estimate.state}`)
          : tOr([`estimate.reason.${reason}`], reason)}
      </Text>
    );
  }
  const { sweat, magnesium, grade } = estimate;
  const { middle, likely } = sweatWords(words, sweat);
  const mg = (value: number) => milligrams(words, value, magnesium.p90);
  return (
    <>
      <Group component="span" justify="space-between" gap="xs" wrap="nowrap">
        <Text span className="figures">
          <Text span fw={650}>
            {middle}
          </Text>
          <Text span c="dimmed" size="sm">
            {likely === null ? '' : ` ${likely}`}
          </Text>
        </Text>
        {grade && (
          <Badge component="span" variant="default" size="sm" aria-label={t('session.grade', { grade })}>
            {grade}
          </Badge>
        )}
      </Group>
      <span className={classes.band} aria-hidden="true">
        <span className={classes.outer} style={bandStyle(sweat.p2_5, sweat.p97_5, scaleL)} />
        <span className={classes.likely} style={bandStyle(sweat.p10, sweat.p90, scaleL)} />
        <span className={classes.median} style={{ left: place(sweat.litres, scaleL) }} />
      </span>
      <Text span size="sm" c="dimmed" display="block" className="figures">
        {t('session.magnesium', { low: mg(magnesium.p10), high: mg(magnesium.p90) })}
      </Text>
    </>
  );
}

function bandStyle(low: number, high: number, full: number) {
  return { left: place(low, full), right: `calc(100% - ${place(high, full)})` };
}
