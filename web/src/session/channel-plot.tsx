import { Group, Text, useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { Streams } from '#web/api-shapes.ts';
import { drawnText, extent, placeOf, plotted, type ChannelLook } from '#web/session/channels.ts';
import { Plot } from '#web/session/plot.tsx';
import { channelPanel, colour } from '#web/session/plot-options.ts';
import { useWords } from '#web/words/words.tsx';

/** Of a panel and of the line above it. */
export const PANEL_HEIGHT = 112;
export const LINE_HEIGHT = 24;

interface Props {
  streams: Streams;
  look: ChannelLook;
  lengthMin: number;
  /** Where the pointer is, minutes into the session; null: nowhere. */
  minute: number | null;
}

/** One recorded channel on the same minutes as the sweat rate above. */
export function ChannelPlot({ streams, look, lengthMin, minute }: Props) {
  const { t, tOr, numbers } = useWords();
  const scheme = useComputedColorScheme('light');
  const data = useMemo(() => plotted(streams, look), [streams, look]);
  const options = useMemo(
    () =>
      channelPanel(
        {
          height: PANEL_HEIGHT,
          lengthMin,
          format: (value) => drawnText({ ...look, decimals: 0 }, value, numbers),
        },
        look,
        colour(look.colour),
      ),
    // `scheme`: the theme's colours are painted into the picture.
    [lengthMin, numbers, look, scheme],
  );

  const unit = tOr([`unit.${look.unit}`, `pictures.unit.${look.unit}`], look.unit);
  const [low, high] = useMemo(
    () => extent(look, data[1]).map((value) => drawnText(look, value, numbers)) as [string, string],
    [look, data, numbers],
  );
  const key = look.pace ? 'pictures.curve.pace' : 'curve.channel';
  const pointed = minute === null ? null : (data[1][placeOf(data[0], minute)] ?? null);
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap" mih={LINE_HEIGHT}>
        <Text size="sm" fw={550}>
          {`${t(look.name)} (${unit})`}
        </Text>
        <Text size="sm" c="dimmed" className="figures" ta="end">
          {pointed === null ? (low === high ? low : `${low}–${high}`) : drawnText(look, pointed, numbers)}
        </Text>
      </Group>
      <Plot options={options} data={data} label={t(key, { name: t(look.name), low, high, unit })} />
    </div>
  );
}
