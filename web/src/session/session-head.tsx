import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SessionDetail } from '#web/api-shapes.ts';
import { BackIcon } from '#web/look/icons.tsx';
import { Facts } from '#web/look/facts.tsx';
import { SportIcon } from '#web/look/sport-icon.tsx';
import { DeleteSession } from '#web/session/delete-session.tsx';
import { SameAs } from '#web/session/same-as.tsx';
import { Signatures, signaturesOf } from '#web/session/signatures.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  session: SessionDetail;
}

/** What was done, when, with what, and what the reader should know about the file. */
export function SessionHead({ session }: Props) {
  const { t, tOr, numbers } = useWords();
  const device = session.device && deviceName(titled(session.device.maker), session.device.product);
  const isSigned = signaturesOf(session.sources).some((signature) => signature.device === device);
  const sport = session.multisport ? 'multisport' : session.sport;
  const facts = [
    numbers.duration(session.timerS ?? session.elapsedS),
    session.distanceM === null ? null : numbers.distance(session.distanceM),
    session.ascentM === null || session.ascentM < 1
      ? null
      : t('session.ascent', { height: numbers.measured(session.ascentM, 'm') }),
    session.indoor ? t('session.indoors') : null,
    session.rpe === null ? null : t('session.rpe', { rpe: numbers.decimal(session.rpe, 0) }),
    device && !isSigned ? device : null,
  ].filter((fact) => fact !== null);

  return (
    <Stack gap="sm">
      <Anchor component={Link} to="/sessions" size="sm" w="fit-content">
        <Group gap={6} component="span">
          <BackIcon size={18} />
          {t('session.back')}
        </Group>
      </Anchor>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="md" wrap="nowrap" align="flex-start">
          <Text span c="var(--mantine-color-anchor)" lh={1} pt={4} visibleFrom="xs">
            <SportIcon sport={session.sport} size={34} />
          </Text>
          <div>
            <Title order={1}>{tOr([`sport.${sport}`], sport)}</Title>
            <Text c="dimmed">{numbers.dateTime(session.startedAt, session.utcOffsetS)}</Text>
            <Text c="dimmed" size="sm" className="figures">
              <Facts>{facts}</Facts>
            </Text>
          </div>
        </Group>
        <DeleteSession sessionId={session.id} />
      </Group>
      <Signatures sources={session.sources} />
      {session.sameAs !== null && <SameAs sessionId={session.id} otherId={session.sameAs} />}
      {session.frozen && (
        <Alert color="gray" variant="light" role="note">
          <Text size="sm">{t('links.frozen')}</Text>
        </Alert>
      )}
      {session.notes.length > 0 && (
        <Alert color="ember" variant="light" role="note">
          {session.notes.map((note) => (
            <Text key={note} size="sm">
              {tOr([`note.${note}`], note)}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}

/** Files write a maker in small letters: `garmin`. */
function titled(maker: string | null): string | null {
  return maker && maker.charAt(0).toUpperCase() + maker.slice(1);
}

/** Some makers write their own name into the product's. */
function deviceName(maker: string | null, product: string | null): string {
  return maker && product?.startsWith(maker) ? product : [maker, product].filter(Boolean).join(' ');
}
