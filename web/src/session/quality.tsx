import { Anchor, Group, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Estimate } from '#web/api-shapes.ts';
import { Card } from '#web/look/card.tsx';
import classes from '#web/session/quality.module.css';
import { saidQuery } from '#web/privacy/privacy-queries.ts';
import { weighInQuery } from '#web/weighing/weighing-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  quality: NonNullable<Estimate['quality']>;
  sessionId: string;
  /** false where the raw data is gone, and nothing that is told changes the range. */
  canTell: boolean;
  /** Nobody has asked a weather service, though one could be: the session was in the open, as far as anybody knows. */
  lacksWeather: boolean;
}

/** A session's own weigh-in has no part in its estimate, but whoever told it knows of weighing. */
const NEVER_WEIGHED = 'no-weigh-in';

/** Where on the page a weighing is told. */
export const WEIGHING = 'weighing';

/** Where on the page it is told what was wrong. */
export const TELLING = 'telling';

/** What the profile can mend, and what can be told of the session itself. */
const OF_PROFILE = new Set(['height-unknown', 'heart-rate-needs-profile', 'heart-rate-ignored']);
const OF_SESSION = new Set([
  'air-unknown',
  'air-from-device',
  'room-unknown',
  'humidity-unknown',
  'wind-sun-unknown',
  'clothing-unknown',
  'water-unknown',
]);

/** What a weather service knows. */
const OF_WEATHER = new Set(['air-unknown', 'humidity-unknown', 'wind-sun-unknown']);

/** How good the data were, and what would make the range narrower. */
export function Quality({ quality, sessionId, canTell, lacksWeather }: Props) {
  const { t, tOr } = useWords();
  const { data: weighIn } = useQuery(weighInQuery(sessionId));
  const { data: said } = useQuery({ ...saidQuery, enabled: lacksWeather });
  const isUnasked =
    said?.items.some(({ purpose, given }) => purpose === 'weather-lookups' && !given) ?? false;
  const reasons = quality.reasons.filter((reason) => !weighIn || reason !== NEVER_WEIGHED);
  return (
    <Card title={t('quality.title')}>
      <Group gap="md" wrap="nowrap">
        <span className={classes.grade}>{quality.grade}</span>
        <Text fw={550}>{tOr([`estimate.grade.${quality.grade}`], quality.grade)}</Text>
      </Group>
      {reasons.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            {t('quality.better')}
          </Text>
          <List size="sm" spacing={6}>
            {reasons.map((reason) => (
              <List.Item key={reason}>
                {tOr([`estimate.reason.${reason}`], reason)} <Remedy reason={reason} canTell={canTell} />
              </List.Item>
            ))}
          </List>
          {canTell && isUnasked && reasons.some((reason) => OF_WEATHER.has(reason)) && (
            <Anchor component={Link} to="/links" size="sm" underline="always">
              {t('pictures.remedy.weather')}
            </Anchor>
          )}
        </>
      )}
    </Card>
  );
}

/** The way to where somebody can do something about it. */
function Remedy({ reason, canTell }: { reason: string; canTell: boolean }) {
  const { t } = useWords();
  const here = reason === NEVER_WEIGHED ? WEIGHING : canTell && OF_SESSION.has(reason) ? TELLING : null;
  if (here !== null)
    return (
      <Anchor href={`#${here}`} inherit underline="always">
        {t(`pictures.remedy.${here}`)}
      </Anchor>
    );
  if (!OF_PROFILE.has(reason)) return null;
  return (
    <Anchor component={Link} to="/profile" inherit underline="always">
      {t('pictures.remedy.profile')}
    </Anchor>
  );
}
