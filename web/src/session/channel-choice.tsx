import { Chip, Group } from '@mantine/core';
import type { ChannelLook } from '#web/session/channels.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  looks: readonly ChannelLook[];
  shown: readonly ChannelLook[];
  onShow: (channels: string[]) => void;
}

/** Which channels stand below the sweat rate: as many as one likes, each a box to tick. */
export function ChannelChoice({ looks, shown, onShow }: Props) {
  const { t } = useWords();
  return (
    <Chip.Group multiple value={shown.map(({ channel }) => channel)} onChange={onShow}>
      <Group gap={6} role="group" aria-label={t('curve.beside')}>
        {looks.map(({ channel, name }) => (
          <Chip key={channel} value={channel} size="sm" radius="xl">
            {t(name)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
