import { Anchor, Button, Divider, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeField } from '#web/account/code-field.tsx';
import { factorApi } from '#web/account/factor-api.ts';
import { askPasskey, passkeysHere } from '#web/account/passkey-ceremony.ts';
import { ApiProblem } from '#web/api.ts';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  hasPasskey: boolean;
  onArrive: (me: Me) => Promise<void>;
  /** The step is over, or they want to begin anew; `why`: what the server said. */
  onBack: (why: unknown) => void;
}

/** The second factor, after the password. */
export function SecondStep({ hasPasskey, onArrive, onBack }: Props) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const onError = (problem: unknown) => {
    setCode('');
    if (problem instanceof ApiProblem && problem.code === 'entry.second-step-over') onBack(problem);
  };
  const byCode = useMutation({
    mutationFn: () => factorApi.signInSecond({ code }),
    onSuccess: onArrive,
    onError,
  });
  const byPasskey = useMutation({
    mutationFn: async () =>
      factorApi.signInSecond({ passkey: await askPasskey(await factorApi.askSecondPasskey()) }),
    onSuccess: onArrive,
    onError,
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        byPasskey.reset();
        byCode.mutate();
      }}
    >
      <Stack gap="md">
        {hasPasskey && passkeysHere() === 'yes' && (
          <>
            <Button size="md" loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
              {t('factors.passkey.use')}
            </Button>
            <Divider label={t('factors.or')} labelPosition="center" />
          </>
        )}
        <CodeField value={code} onChange={setCode} orRecovery />
        <ProblemNote error={byCode.error ?? byPasskey.error} />
        <Button
          type="submit"
          size="md"
          variant={hasPasskey ? 'default' : 'filled'}
          loading={byCode.isPending}
          disabled={code.trim().length < 6}
        >
          {t('signIn.submit')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onBack(null)}>
          {t('factors.second.back')}
        </Anchor>
      </Stack>
    </form>
  );
}
