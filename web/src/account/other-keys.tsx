import { Button, Divider, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { factorApi } from '#web/account/factor-api.ts';
import { askPasskey, passkeysHere } from '#web/account/passkey-ceremony.ts';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  ways: { passkey: boolean; provider: { name: string } | null };
  /** Nothing stands above it. */
  isFirst: boolean;
  onArrive: (me: Me) => Promise<void>;
}

/** Ways in that need no password. */
export function OtherKeys({ ways, isFirst, onArrive }: Props) {
  const { t } = useWords();
  const byPasskey = useMutation({
    mutationFn: async () => factorApi.signInByPasskey(await askPasskey(await factorApi.askPasskey())),
    onSuccess: onArrive,
  });
  const byProvider = useMutation({
    mutationFn: factorApi.signInByProvider,
    onSuccess: ({ url }) => location.assign(url),
  });
  const hasPasskey = ways.passkey && passkeysHere() === 'yes';
  if (!hasPasskey && !ways.provider) return null;
  return (
    <Stack gap="sm">
      {!isFirst && <Divider label={t('factors.or')} labelPosition="center" />}
      {hasPasskey && (
        <Button variant="default" size="md" loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
          {t('factors.passkey.use')}
        </Button>
      )}
      {ways.provider && (
        <Button
          variant={isFirst ? 'filled' : 'default'}
          size="md"
          loading={byProvider.isPending || byProvider.isSuccess}
          onClick={() => byProvider.mutate()}
        >
          {t('factors.provider.use', { name: ways.provider.name })}
        </Button>
      )}
      <ProblemNote error={byPasskey.error ?? byProvider.error} />
    </Stack>
  );
}
