import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { Streams } from '#web/api-shapes.ts';
import { plotted, type ChannelLook } from '#web/session/channels.ts';
import { Plot } from '#web/session/plot.tsx';
import { channelPanel, colour } from '#web/session/plot-options.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  streams: Streams;
  look: ChannelLook;
  height: number;
  lengthMin: number;
}

/** Heart rate, power or speed on the same minutes as the sweat rate above. */
export function ChannelPlot({ streams, look, height, lengthMin }: Props) {
  const { t, numbers } = useWords();
  const scheme = useComputedColorScheme('light');
  const data = useMemo(() => plotted(streams, look), [streams, look]);
  const options = useMemo(
    () =>
      channelPanel(
        { height, lengthMin, format: (value) => numbers.decimal(value, 0) },
        colour(look.colour),
        look.span,
      ),
    // `scheme`: the theme's colours are painted into the picture.
    [height, lengthMin, numbers, look, scheme],
  );

  const told = data[1].filter((value) => value !== null);
  const label = t('curve.channel', {
    name: t(look.name),
    low: numbers.decimal(Math.min(...told), look.decimals),
    high: numbers.decimal(Math.max(...told), look.decimals),
    unit: look.unit === 'bpm' ? t('unit.bpm') : look.unit,
  });
  return <Plot options={options} data={data} label={label} />;
}
