import { Box, Container, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from '#web/app/brand.tsx';
import { PlainHttpNote } from '#web/app/plain-http-note.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '#web/words/language.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  title: string;
  lead: string;
  /** What else there is to do. */
  below?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages one sees before being let in. */
export function Door({ title, lead, below, children }: Props) {
  const { t, language, setLanguage } = useWords();
  return (
    <Container component="main" size={460} py={{ base: 'lg', sm: 72 }}>
      <Stack gap="xl">
        <Group justify="space-between">
          <Brand />
          <Group gap="md" role="group" aria-label={t('menu.language')}>
            {LANGUAGES.map((one) => (
              <UnstyledButton
                key={one}
                lang={one}
                aria-pressed={one === language}
                onClick={() => setLanguage(one)}
                fz="sm"
                fw={one === language ? 650 : 400}
                td={one === language ? 'underline' : 'none'}
                py={4}
              >
                {LANGUAGE_NAMES[one]}
              </UnstyledButton>
            ))}
          </Group>
        </Group>
        <PlainHttpNote />
        <Box>
          <Title order={1}>{title}</Title>
          <Text c="dimmed" mt="xs">
            {lead}
          </Text>
        </Box>
        <Paper className="surface" p={{ base: 'md', sm: 'lg' }}>
          {children}
        </Paper>
        {below}
        <Text size="sm" c="dimmed">
          {t('door.promise')}
        </Text>
      </Stack>
    </Container>
  );
}
