import '@mantine/dropzone/styles.css';
import { Center, Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { UploadIcon } from '#web/look/icons.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  onFiles: (files: File[]) => void;
  /** With room to explain, while there is nothing else on the page. */
  inviting: boolean;
}

/** Drop workout files here, or press to choose them. What is not a workout is told apart by the server, kindly. */
export function DropZone({ onFiles, inviting }: Props) {
  const { t } = useWords();
  return (
    <Dropzone
      onDrop={onFiles}
      onReject={(rejections) => onFiles(rejections.map(({ file }) => file))}
      radius="lg"
      p={inviting ? 'xl' : 'md'}
      inputProps={{ 'aria-label': t('drop.label') }}
      aria-label={t('drop.label')}
    >
      {inviting ? (
        <Center mih={170}>
          <Stack align="center" gap="xs" ta="center">
            <Text c="var(--mantine-color-anchor)" lh={1}>
              <UploadIcon size={40} />
            </Text>
            <Text fw={600} fz="lg">
              {t('drop.invite')}
            </Text>
            <Text size="sm" c="dimmed" maw={420}>
              {t('drop.formats')}
            </Text>
          </Stack>
        </Center>
      ) : (
        <Group gap="sm" justify="center" wrap="nowrap">
          <Text span c="var(--mantine-color-anchor)" lh={1}>
            <UploadIcon />
          </Text>
          <Text size="sm">{t('drop.more')}</Text>
        </Group>
      )}
    </Dropzone>
  );
}
