import { z } from 'zod';

const Line = z.object({
  timeS: z.array(z.number()).describe('Seconds after the start, of each point.'),
  latitudeDeg: z.array(z.number()).describe('Degrees north (WGS 84), to about a metre.'),
  longitudeDeg: z.array(z.number()).describe('Degrees east, -180 to 180.'),
  alongM: z.array(z.number()).describe('Metres from the first position of the whole session, along the way.'),
});

export const SessionTrack = z
  .object({
    lines: z
      .array(Line)
      .describe(
        'Stretches without a gap, in order, with some 1,000 points at most; empty where no source tells positions.',
      ),
    tiles: z
      .object({
        template: z.string().describe('Address of a tile, with {z}, {x} and {y} (Web Mercator).'),
        host: z.string().describe('Who is asked for them.'),
        credit: z.string().describe('Who must be named beside them.'),
      })
      .nullable()
      .describe('The operator’s tile server; null: there is none, and no map lies under the line.'),
  })
  .meta({ id: 'SessionTrack' });
export type SessionTrack = z.output<typeof SessionTrack>;
