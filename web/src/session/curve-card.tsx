import { SegmentedControl, Skeleton, Stack, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type uPlot from 'uplot';
import type { Curve } from '#web/api-shapes.ts';
import { streamsQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { channelsIn } from '#web/session/channels.ts';
import { ChannelPlot } from '#web/session/channel-plot.tsx';
import { clock } from '#web/session/clock.ts';
import { CurveTable } from '#web/session/curve-table.tsx';
import { Plot } from '#web/session/plot.tsx';
import { ratePanel } from '#web/session/plot-options.ts';
import { useWords } from '#web/words/words.tsx';

const RATE_HEIGHT = 210;
const CHANNEL_HEIGHT = 150;

interface Props {
  sessionId: string;
  curve: Curve;
}

/** Sweat rate through the session, and below it what the body was doing at the same minutes. */
export function CurveCard({ sessionId, curve }: Props) {
  const { t, numbers } = useWords();
  const scheme = useComputedColorScheme('light');
  const { data: streams, isPending } = useQuery(streamsQuery(sessionId));
  const looks = useMemo(() => channelsIn(streams, numbers.units), [streams, numbers]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [point, setPoint] = useState<number | null>(null);
  const look = looks.find(({ channel }) => channel === chosen) ?? looks[0];

  const lengthMin = Math.max(curve.minute.at(-1) ?? 0, (streams?.timeS.at(-1) ?? 0) / 60);
  const data = useMemo<uPlot.AlignedData>(
    () => [curve.minute, curve.rateLPerH, curve.p90, curve.p10],
    [curve],
  );
  // The theme's colours are painted into the picture: another theme is another picture.
  const options = useMemo(
    () =>
      ratePanel({
        height: RATE_HEIGHT,
        lengthMin,
        format: (value) => numbers.decimal(value, 1),
        onPoint: setPoint,
      }),
    [lengthMin, numbers, scheme],
  );

  const at = (index: number) =>
    t('curve.point', {
      clock: clock(curve.minute[index] ?? 0),
      rate: numbers.decimal(curve.rateLPerH[index] ?? 0, 1),
      low: numbers.decimal(curve.p10[index] ?? 0, 1),
      high: numbers.decimal(curve.p90[index] ?? 0, 1),
    });
  const highest = curve.rateLPerH.indexOf(Math.max(...curve.rateLPerH));
  const summary = t('curve.highest', { at: at(highest) });

  return (
    <Card title={t('curve.title')} lead={t('curve.lead')}>
      <Stack gap="xs">
        <Text size="sm" className="figures" mih="1.55em">
          {point === null ? summary : at(point)}
        </Text>
        <Plot options={options} data={data} label={`${t('curve.title')}. ${summary}`} />
        {isPending && <Skeleton h={CHANNEL_HEIGHT + 48} radius="md" aria-hidden="true" />}
        {look && streams && (
          <>
            {looks.length > 1 ? (
              <SegmentedControl
                aria-label={t('curve.beside')}
                size="sm"
                w="fit-content"
                value={look.channel}
                onChange={setChosen}
                data={looks.map(({ channel, name, unit }) => ({
                  value: channel,
                  label: `${t(name)} (${unit === 'bpm' ? t('unit.bpm') : unit})`,
                }))}
              />
            ) : (
              <Text size="sm" fw={550}>
                {`${t(look.name)} (${look.unit === 'bpm' ? t('unit.bpm') : look.unit})`}
              </Text>
            )}
            <ChannelPlot streams={streams} look={look} height={CHANNEL_HEIGHT} lengthMin={lengthMin} />
          </>
        )}
        <Fold title={t('curve.table')}>
          <CurveTable curve={curve} />
        </Fold>
      </Stack>
    </Card>
  );
}
