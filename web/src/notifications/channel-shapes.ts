import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

export type Device = Shapes['PushDeviceList']['devices'][number];
export type Channel = Shapes['ChannelList']['channels'][number];
export type Way = Channel['kind'];
export type Choice = Shapes['ChannelChoices']['choices'][number];
export type NewChannel = Shapes['ChannelForm'];
export type Manners = Shapes['NudgeManners'];
export type FocusTime = Manners['focusTimes'][number];
export type Figures = Shapes['NudgeFigures'];
