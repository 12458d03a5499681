import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

interface Props {
  /** Everything but the width; a new object draws the plot anew, so keep it in a memo. */
  options: Omit<uPlot.Options, 'width'>;
  data: uPlot.AlignedData;
  /** The same in words. */
  label: string;
}

/** A uPlot picture as wide as its place. */
export function Plot({ options, data, label }: Props) {
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const place = frame.current;
    if (place === null) return undefined;
    const plot = new uPlot({ ...options, width: place.clientWidth }, data, place);
    const resized = new ResizeObserver(() =>
      plot.setSize({ width: place.clientWidth, height: options.height }),
    );
    resized.observe(place);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [options, data]);

  return (
    <div ref={frame} role="img" aria-label={label} style={{ height: options.height, overflow: 'hidden' }} />
  );
}
