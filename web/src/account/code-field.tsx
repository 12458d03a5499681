import { Anchor, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#web/words/words.tsx';

interface Props {
  value: string;
  onChange: (code: string) => void;
  /** Whether a recovery code would do as well. */
  orRecovery?: boolean;
}

/** A code from an app, or, for who has lost it, one from paper. */
export function CodeField({ value, onChange, orRecovery = false }: Props) {
  const { t } = useWords();
  const [fromPaper, setFromPaper] = useState(false);
  return (
    <Stack gap={6} align="stretch">
      <TextInput
        label={t(fromPaper ? 'factors.code.recovery' : 'factors.code.label')}
        description={t(fromPaper ? 'factors.code.recovery.why' : 'factors.code.why')}
        inputMode={fromPaper ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        required
        autoFocus
        data-autofocus
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {orRecovery && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          onClick={() => {
            setFromPaper(!fromPaper);
            onChange('');
          }}
        >
          {t(fromPaper ? 'factors.code.fromApp' : 'factors.code.fromPaper')}
        </Anchor>
      )}
    </Stack>
  );
}
