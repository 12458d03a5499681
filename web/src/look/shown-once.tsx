import { Alert, Button, Code, CopyButton, Group } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

interface Props {
  title: string;
  /** A key or a link: whoever has it may use it. */
  secret: string;
}

/** Something that is told this once, to take along. */
export function ShownOnce({ title, secret }: Props) {
  const { t } = useWords();
  return (
    <Alert color="tide" variant="light" title={title} role="status">
      <Group gap="sm">
        <Code style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="light" onClick={copy}>
              {t(copied ? 'tokens.copied' : 'tokens.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
