import { Anchor, Center, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '#web/words/words.tsx';

/** An address of no page. */
export function NotFound() {
  return (
    <Center component="main" mih="60vh" p="lg">
      <NothingHere />
    </Center>
  );
}

/** Also on the page of something that is no more. */
export function NothingHere() {
  const { t } = useWords();
  return (
    <Stack align="center" gap="xs" ta="center" py="xl">
      <Title order={1}>{t('notFound.title')}</Title>
      <Text c="dimmed">{t('notFound.text')}</Text>
      <Anchor component={Link} to="/sessions">
        {t('notFound.back')}
      </Anchor>
    </Stack>
  );
}
