import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeField } from '#web/account/code-field.tsx';
import { factorApi } from '#web/account/factor-api.ts';
import { QrCode } from '#web/account/qr-code.tsx';
import { TurnOff } from '#web/account/turn-off.tsx';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  since: string | null;
  /** Nothing else is asked for after the password. */
  isOnlyFactor: boolean;
  onChanged: (recoveryCodes: string[] | null) => void;
}

/** An app that shows a new code every half minute. */
export function AuthenticatorCard({ since, isOnlyFactor, onChanged }: Props) {
  const { t, numbers } = useWords();
  const confirmed = useConfirmed();
  const begin = useMutation({ mutationFn: () => confirmed(factorApi.beginAuthenticator) });
  const remove = useMutation({
    mutationFn: () => confirmed(factorApi.removeAuthenticator),
    onSuccess: () => onChanged(null),
  });
  return (
    <Card title={t('factors.app.title')} lead={t('factors.app.lead')}>
      {since !== null && (
        <Group justify="space-between">
          <Text size="sm">{t('factors.app.since', { day: numbers.day(since) })}</Text>
          <TurnOff
            open={t('factors.app.off')}
            question={t('factors.app.off.sure')}
            text={t(isOnlyFactor ? 'factors.off.last' : 'factors.app.off.text')}
            isPending={remove.isPending}
            onSure={() => remove.mutate()}
          />
        </Group>
      )}
      {since === null && !begin.data && (
        <Button
          variant="default"
          size="md"
          w="fit-content"
          loading={begin.isPending}
          onClick={() => begin.mutate()}
        >
          {t('factors.app.begin')}
        </Button>
      )}
      {since === null && begin.data && (
        <SetUp
          {...begin.data}
          onDone={(codes) => {
            begin.reset();
            onChanged(codes);
          }}
          onKeep={() => begin.reset()}
        />
      )}
      <ProblemNote error={begin.error ?? remove.error} />
    </Card>
  );
}

interface SetUpProps {
  secret: string;
  uri: string;
  onDone: (recoveryCodes: string[] | null) => void;
  onKeep: () => void;
}

/** Scan, then show the first code. */
function SetUp({ secret, uri, onDone, onKeep }: SetUpProps) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const confirmed = useConfirmed();
  const show = useMutation({
    mutationFn: () => confirmed(() => factorApi.confirmAuthenticator(code)),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
    onError: () => setCode(''),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        show.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('factors.app.scan')}</Text>
        <QrCode text={uri} label={t('factors.app.qr')} />
        <div>
          <Text size="sm" c="dimmed">
            {t('factors.app.byHand')}
          </Text>
          <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {(secret.match(/.{1,4}/g) ?? []).join(' ')}
          </Code>
        </div>
        <CodeField value={code} onChange={setCode} />
        <ProblemNote error={show.error} />
        <Group>
          <Button type="submit" size="md" loading={show.isPending} disabled={code.trim().length < 6}>
            {t('factors.app.confirm')}
          </Button>
          <Button variant="default" size="md" onClick={onKeep}>
            {t('factors.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
