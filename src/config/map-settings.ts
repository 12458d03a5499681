import { z } from 'zod';

/** What stands in a tile's address, each once. */
const PLACES = ['{z}', '{x}', '{y}'];
/** A host as a content security policy takes it; no placeholder may stand in it. */
const HOST = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d+)?$/;

const template = z.string().refine(isTemplate, {
  error:
    'must be an http:// or https:// address with {z}, {x} and {y} in its path, and no user name or password',
});

export const MapEnv = z.object({
  MAP_TILES: template.optional(),
  MAP_CREDIT: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .default('© OpenStreetMap contributors (openstreetmap.org/copyright)'),
});

/** The one server a page may fetch pictures from, because whoever runs this Svett named it. */
export interface MapTiles {
  /** Address of a tile: `https://tiles.example.org/{z}/{x}/{y}.png`. */
  template: string;
  /** What the content security policy names: `https://tiles.example.org`. */
  origin: string;
  /** As people are told: `tiles.example.org`. */
  host: string;
  /** Who must be named beside the tiles. */
  credit: string;
}

/** null: no map lies under a line, and no page asks any other host for anything. */
export function mapTiles({ MAP_TILES, MAP_CREDIT }: z.output<typeof MapEnv>): MapTiles | null {
  if (MAP_TILES === undefined) return null;
  const { origin, host } = new URL(MAP_TILES);
  return { template: MAP_TILES, origin, host, credit: MAP_CREDIT };
}

function isTemplate(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || !HOST.test(url.host)) return false;
  return (
    url.username === '' && url.password === '' && PLACES.every((place) => text.split(place).length === 2)
  );
}
