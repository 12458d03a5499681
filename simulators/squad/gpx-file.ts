import { escaped } from '#simulators/html';
import type { MadeWorkout } from '#simulators/season/workout';

/** The file a telephone in a pocket writes: where it was, and nothing of its bearer. */
export function gpxFile({ name, sport, startsAt, streams }: MadeWorkout): Uint8Array {
  const points = (streams.latlng ?? []).map(([latitude, longitude], i) => {
    const at = new Date(startsAt.getTime() + (streams.time[i] ?? 0) * 1_000).toISOString();
    const height = streams.altitude?.[i];
    const ele = height === undefined ? '' : `<ele>${height}</ele>`;
    return `<trkpt lat="${latitude}" lon="${longitude}">${ele}<time>${at}</time></trkpt>`;
  });
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="A telephone" xmlns="http://www.topografix.com/GPX/1/1">
<trk><name>${escaped(name)}</name><type>${sport === 'Ride' ? 'cycling' : 'running'}</type><trkseg>
${points.join('\n')}
</trkseg></trk></gpx>
`,
  );
}
