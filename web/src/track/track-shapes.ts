import type { components } from '#web/api.gen.ts';

export type Track = components['schemas']['SessionTrack'];
export type TrackLine = Track['lines'][number];
export type Tiles = NonNullable<Track['tiles']>;
