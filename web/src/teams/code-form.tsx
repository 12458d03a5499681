import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { codeIn } from '#web/teams/code-on-the-way.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  initial: string;
  isPending?: boolean;
  onCode: (code: string) => void;
}

/** Takes a code, or the whole link that holds it. */
export function CodeForm({ initial, isPending = false, onCode }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState(initial);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCode(codeIn(typed));
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t('teams-page.code')}
          description={t('teams-page.code.why')}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          flex="1 1 220px"
        />
        <Button type="submit" size="md" variant="default" loading={isPending}>
          {t('teams-page.code.look')}
        </Button>
      </Group>
    </form>
  );
}
