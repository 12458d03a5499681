import { Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Curve, SessionDetail } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { clock } from '#web/session/clock.ts';
import { everyHalfMinute } from '#web/track/every-half-minute.ts';
import { useShownTiles } from '#web/track/shown-tiles.ts';
import { isVaried, type Peak, peakOf } from '#web/track/sweat-along.ts';
import { TrackKey } from '#web/track/track-key.tsx';
import { PICTURE_HEIGHT, TrackPicture } from '#web/track/track-picture.tsx';
import { trackQuery } from '#web/track/track-query.ts';
import type { Track } from '#web/track/track-shapes.ts';
import { Unbroken } from '#web/look/unbroken.tsx';
import { useWords, type Words } from '#web/words/words.tsx';

interface Props {
  session: SessionDetail;
  curve: Curve | null;
}

/** Where the session went. Nobody but its athlete is shown it. */
export function TrackCard({ session, curve }: Props) {
  const { t } = useWords();
  const track = useQuery(trackQuery(session.id));
  return (
    <Card title={t('track.title')} lead={t('track.lead')}>
      {track.isError ? (
        <ProblemNote error={track.error} />
      ) : track.data === undefined ? (
        <Skeleton h={PICTURE_HEIGHT + 96} radius="md" aria-hidden="true" />
      ) : track.data.lines.length === 0 ? (
        <Text>{t('track.nowhere')}</Text>
      ) : (
        <Way track={track.data} session={session} curve={curve} />
      )}
    </Card>
  );
}

function Way({ track, session, curve }: Props & { track: Track }) {
  const words = useWords();
  const { t } = words;
  const { tiles } = track;
  const lines = useMemo(() => track.lines.map(everyHalfMinute), [track]);
  const [isShown, show] = useShownTiles(tiles?.host);
  const peak = peakOf(lines, curve);
  const said = inWords(words, session, track, peak);
  return (
    <Stack gap="sm">
      <Text className="figures">
        <Unbroken>{said}</Unbroken>
      </Text>
      <TrackPicture
        lines={lines}
        curve={curve}
        peak={peak}
        tiles={isShown ? tiles : null}
        label={`${t('track.picture')} ${said}`}
      />
      <TrackKey isVaried={isVaried(curve)} hasPeak={peak !== null} />
      {tiles && (
        <>
          {isShown && (
            <Text size="xs" c="dimmed">
              {t('track.credit', { credit: tiles.credit })}
            </Text>
          )}
          <Switch
            checked={isShown}
            onChange={({ currentTarget }) => show(currentTarget.checked)}
            label={t('track.tiles', { host: tiles.host })}
            description={t('track.tilesWhy', { host: tiles.host })}
          />
        </>
      )}
    </Stack>
  );
}

/** `34.2 km, 310 m up. Most sweat 42 minutes in, …`: as much of it as is known. */
function inWords({ t, numbers }: Words, session: SessionDetail, { lines }: Track, peak: Peak | null): string {
  const distance = numbers.distance(session.distanceM ?? lines.at(-1)!.alongM.at(-1)!);
  const climbed = session.ascentM;
  const sentences = [
    climbed === null || climbed < 1
      ? t('track.far', { distance })
      : t('track.farAndUp', { distance, climb: numbers.measured(climbed, 'm') }),
    ...(lines.length > 1 ? [t('track.gaps', { count: lines.length - 1 })] : []),
    ...(peak
      ? [
          t('track.peak', {
            clock: clock(peak.minute),
            distance: numbers.distance(peak.alongM),
            low: numbers.decimal(peak.p10, 1),
            high: numbers.decimal(peak.p90, 1),
          }),
        ]
      : []),
  ];
  return sentences.join(' ');
}
