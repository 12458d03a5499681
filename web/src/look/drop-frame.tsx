import '@mantine/dropzone/styles.css';
import { Center, Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { UploadIcon } from '#web/look/icons.tsx';

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

/** Drop files here, or press to choose them. What does not fit is told apart by the server, kindly. */
export function DropFrame({ onFiles, inviting, label, invite, formats, more }: Props) {
  return (
    <Dropzone
      onDrop={onFiles}
      onReject={(rejections) => onFiles(rejections.map(({ file }) => file))}
      radius="lg"
      p={inviting ? 'xl' : 'md'}
      inputProps={{ 'aria-label': label }}
      aria-label={label}
    >
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
    </Dropzone>
  );
}
