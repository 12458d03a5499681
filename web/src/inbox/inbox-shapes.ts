/** What travels between inbox and server. The shapes are the server's own (api.gen.ts). */
import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

/** One word of Svett's own accord, as its reader sees it. */
export type Nudge = Shapes['InboxItem'];
export type Theme = Nudge['theme'];
export type NudgeAction = Nudge['actions'][number];
/** One thing a word rests on. */
export type Ground = Shapes['InboxNote']['why']['grounds'][number];
