import { Box, Center, Group, Stack, Text } from '@mantine/core';
import { type ChangeEvent, useState } from 'react';
import { UploadIcon } from '#web/look/icons.tsx';
import classes from '#web/look/drop-frame.module.css';

interface Props {
  onFiles: (files: File[]) => void;
  /** With room to explain, while there is nothing else on the page. */
  inviting: boolean;
  label: string;
  invite: string;
  /** What may be dropped. */
  formats: string;
  /** In short, once there is something on the page. */
  more: string;
}

/**
 * Drop files here, or press to choose them: the browser's own field for files, which takes both, lies unseen over the frame.
 * What does not fit is told apart by the server, kindly.
 */
export function DropFrame({ onFiles, inviting, label, invite, formats, more }: Props) {
  const [isOver, setOver] = useState(false);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    // Or the same file could not be handed in once more.
    currentTarget.value = '';
    setOver(false);
    if (files.length > 0) onFiles(files);
  };
  return (
    <Box className={isOver ? `${classes.frame} ${classes.over}` : classes.frame} p={inviting ? 'xl' : 'md'}>
      {inviting ? (
        <Center mih={160}>
          <Stack align="center" gap="xs" ta="center">
            <Text c="var(--mantine-color-anchor)" lh={1}>
              <UploadIcon size={40} />
            </Text>
            <Text fw={600} fz="lg">
              {invite}
            </Text>
            <Text size="sm" c="dimmed" maw={420}>
              {formats}
            </Text>
          </Stack>
        </Center>
      ) : (
        <Group gap="sm" justify="center" wrap="nowrap">
          <Text span c="var(--mantine-color-anchor)" lh={1}>
            <UploadIcon />
          </Text>
          <Text size="sm">{more}</Text>
        </Group>
      )}
      <input
        type="file"
        multiple
        className={classes.field}
        aria-label={label}
        onChange={take}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
      />
    </Box>
  );
}
