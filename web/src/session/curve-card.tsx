import { Skeleton, Stack, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type uPlot from 'uplot';
import type { Curve, Input, SessionDetail } from '#web/api-shapes.ts';
import { streamsQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { ChannelChoice } from '#web/session/channel-choice.tsx';
import { ChannelPlot, LINE_HEIGHT, PANEL_HEIGHT } from '#web/session/channel-plot.tsx';
import { channelsIn } from '#web/session/channels.ts';
import { useChosenChannels } from '#web/session/chosen-channels.ts';
import { clock } from '#web/session/clock.ts';
import { CurveTable } from '#web/session/curve-table.tsx';
import { Plot } from '#web/session/plot.tsx';
import { ratePanel } from '#web/session/plot-options.ts';
import { valueText } from '#web/session/value-text.ts';
import { useWords } from '#web/words/words.tsx';

const RATE_HEIGHT = 210;
/** What the channels take once they have come: two rows of boxes and three panels, as most sessions have. */
const CHANNELS_HEIGHT = 62 + 3 * (12 + LINE_HEIGHT + PANEL_HEIGHT);

interface Props {
  session: Pick<SessionDetail, 'id' | 'sport' | 'multisport'>;
  curve: Curve;
  inputs: Input[];
}

/** Sweat rate through the session, and below it what the body did and met at the same minutes. */
export function CurveCard({ session, curve, inputs }: Props) {
  const words = useWords();
  const { t, tOr, numbers } = words;
  const scheme = useComputedColorScheme('light');
  const { data: streams, isPending } = useQuery(streamsQuery(session.id));
  const { sport, multisport } = session;
  const looks = useMemo(
    () => channelsIn(streams, { sport, multisport }, numbers),
    [streams, sport, multisport, numbers],
  );
  const [shown, show] = useChosenChannels(looks);
  const [point, setPoint] = useState<number | null>(null);

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
  const air = inputs.find(({ name }) => name === 'air' || name === 'water');

  return (
    <Card title={t('curve.title')} lead={t('curve.lead')}>
      <Stack gap="sm">
        <Text size="sm" className="figures" mih="1.55em">
          {point === null ? summary : at(point)}
        </Text>
        <Plot options={options} data={data} label={`${t('curve.title')}. ${summary}`} />
        {isPending && <Skeleton h={CHANNELS_HEIGHT} radius="md" aria-hidden="true" />}
        {looks.length > 0 && <ChannelChoice looks={looks} shown={shown} onShow={show} />}
        {streams &&
          shown.map((look) => (
            <ChannelPlot
              key={look.channel}
              streams={streams}
              look={look}
              lengthMin={lengthMin}
              minute={point === null ? null : (curve.minute[point] ?? null)}
            />
          ))}
        {air && (
          <Text size="sm" c="dimmed" className="figures">
            {t(`pictures.curve.${air.name}`, {
              value: valueText(words, air.name, air.value, air.unit),
              source: tOr([`estimate.source.${air.source}`], air.source),
            })}
          </Text>
        )}
        <Fold title={t('curve.table')}>
          <CurveTable curve={curve} streams={streams} looks={shown} />
        </Fold>
      </Stack>
    </Card>
  );
}
