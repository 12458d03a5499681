import { Button, Divider, Group, PasswordInput, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeField } from '#web/account/code-field.tsx';
import { type ConfirmWays, factorApi } from '#web/account/factor-api.ts';
import { confirmWaysQuery, ownProviderQuery } from '#web/account/factor-queries.ts';
import { askPasskey, passkeysHere } from '#web/account/passkey-ceremony.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  asking: boolean;
  onConfirmed: () => void;
  onKeep: () => void;
}

/** Asks once more whether it is them, before what cannot be undone or opens the account to somebody else. */
export function ConfirmDialog({ asking, onConfirmed, onKeep }: Props) {
  const { t } = useWords();
  const { data: ways, error } = useQuery({ ...confirmWaysQuery, enabled: asking });
  return (
    <Question
      asking={asking}
      title={t('factors.confirm.title')}
      keep={t('factors.confirm.keep')}
      onKeep={onKeep}
    >
      <Stack gap="md">
        <Text size="sm">{t('factors.confirm.lead')}</Text>
        <ProblemNote error={error} />
        {!ways && !error && <Skeleton h={150} aria-hidden="true" />}
        {ways && <Ways ways={ways} onConfirmed={onConfirmed} onKeep={onKeep} />}
      </Stack>
    </Question>
  );
}

/** A password where there is one, else a code; beside it what needs no typing. */
function Ways({ ways, onConfirmed, onKeep }: Omit<Props, 'asking'> & { ways: ConfirmWays }) {
  const { t } = useWords();
  const typed = ways.password ? 'password' : ways.code ? 'code' : null;
  const hasPasskey = ways.passkey && passkeysHere() === 'yes';
  return (
    <>
      {typed && <ByTyping what={typed} onConfirmed={onConfirmed} onKeep={onKeep} />}
      {typed && (hasPasskey || ways.provider) && <Divider label={t('factors.or')} labelPosition="center" />}
      {hasPasskey && <ByPasskey onConfirmed={onConfirmed} />}
      {ways.provider && <ByProvider />}
    </>
  );
}

interface TypingProps extends Omit<Props, 'asking'> {
  what: 'password' | 'code';
}

function ByTyping({ what, onConfirmed, onKeep }: TypingProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const confirm = useMutation({
    mutationFn: () => factorApi.confirm(what === 'password' ? { password: typed } : { code: typed }),
    onSuccess: onConfirmed,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <Stack gap="md">
        {what === 'code' && <CodeField value={typed} onChange={setTyped} orRecovery />}
        {what === 'password' && (
          <PasswordInput
            label={t('account.password')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="current-password"
            required
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
          />
        )}
        <ProblemNote error={confirm.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onKeep}>
            {t('factors.confirm.keep')}
          </Button>
          <Button type="submit" loading={confirm.isPending} disabled={typed === ''}>
            {t('factors.confirm.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ByPasskey({ onConfirmed }: Pick<Props, 'onConfirmed'>) {
  const { t } = useWords();
  const confirm = useMutation({
    mutationFn: async () => factorApi.confirm({ passkey: await askPasskey(await factorApi.askToConfirm()) }),
    onSuccess: onConfirmed,
  });
  return (
    <>
      <Button variant="default" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('factors.passkey.use')}
      </Button>
      <ProblemNote error={confirm.error} />
    </>
  );
}

/** The way there leads out of the page: afterwards they press once more what they pressed before. */
function ByProvider() {
  const { t } = useWords();
  const { data: provider } = useQuery(ownProviderQuery);
  const confirm = useMutation({
    mutationFn: () => factorApi.confirmByProvider(location.pathname),
    onSuccess: ({ url }) => location.assign(url),
  });
  if (!provider?.name) return null;
  return (
    <>
      <Button variant="default" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('factors.provider.use', { name: provider.name })}
      </Button>
      <Text size="xs" c="dimmed">
        {t('factors.confirm.provider')}
      </Text>
      <ProblemNote error={confirm.error} />
    </>
  );
}
