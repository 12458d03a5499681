import { useState } from 'react';
import type { ChannelLook } from '#web/session/channels.ts';

/** What somebody has shown and hidden, by channel; of those they said nothing of, the usual ones are shown. */
export type Chosen = Partial<Record<string, boolean>>;

/** In this browser alone: it is a habit of looking, nothing of the session. */
const REMEMBERED = 'svett.channels';

/** Heart rate, the surest of what else tells of effort, and the temperature. */
export function shownAmong(looks: readonly ChannelLook[], chosen: Chosen): ChannelLook[] {
  const effort = looks.find(({ channel }) => channel === 'powerW' || channel === 'speedMs');
  const usual = new Set(['heartRateBpm', effort?.channel, 'deviceTemperatureC']);
  return looks.filter(({ channel }) => chosen[channel] ?? usual.has(channel));
}

/** Remembered for the next session, and for the next visit. */
export function useChosenChannels(
  looks: readonly ChannelLook[],
): [shown: ChannelLook[], show: (channels: string[]) => void] {
  const [chosen, setChosen] = useState(remembered);
  const show = (channels: string[]) => {
    const now: Chosen = { ...chosen };
    for (const { channel } of looks) now[channel] = channels.includes(channel);
    localStorage.setItem(REMEMBERED, JSON.stringify(now));
    setChosen(now);
  };
  return [shownAmong(looks, chosen), show];
}

function remembered(): Chosen {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
