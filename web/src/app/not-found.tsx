import { Anchor, Center, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '#web/words/words.tsx';

export function NotFound() {
  const { t } = useWords();
  return (
    <Center component="main" mih="60vh" p="lg">
      <Stack align="center" gap="xs" ta="center">
        <Title order={1}>{t('notFound.title')}</Title>
        <Text c="dimmed">{t('notFound.text')}</Text>
        <Anchor component={Link} to="/sessions">
          {t('notFound.back')}
        </Anchor>
      </Stack>
    </Center>
  );
}
