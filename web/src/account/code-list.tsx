import { Alert, Button, Code, CopyButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

interface Props {
  codes: string[];
  onKept: () => void;
}

/** Recovery codes, told this once. */
export function CodeList({ codes, onKept }: Props) {
  const { t } = useWords();
  const file = URL.createObjectURL(new Blob([codes.join('\n') + '\n'], { type: 'text/plain' }));
  return (
    <Alert color="tide" variant="light" title={t('factors.codes.once')} role="status">
      <Stack gap="sm">
        <Text size="sm">{t('factors.codes.keep')}</Text>
        <SimpleGrid
          component="ul"
          cols={{ base: 1, xs: 2 }}
          spacing={6}
          m={0}
          p={0}
          style={{ listStyle: 'none' }}
        >
          {codes.map((code) => (
            <li key={code}>
              <Code fz="sm">{code}</Code>
            </li>
          ))}
        </SimpleGrid>
        <Group gap="sm">
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="light" onClick={copy}>
                {t(copied ? 'tokens.copied' : 'tokens.copy')}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-sm"
            variant="light"
            component="a"
            href={file}
            download="svett-recovery-codes.txt"
          >
            {t('factors.codes.download')}
          </Button>
          <Button size="compact-sm" onClick={onKept}>
            {t('factors.codes.kept')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
