import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { factorApi, type Passkey } from '#web/account/factor-api.ts';
import { makePasskey, passkeysHere } from '#web/account/passkey-ceremony.ts';
import { TurnOff } from '#web/account/turn-off.tsx';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  passkeys: Passkey[];
  /** Nothing else is asked for after the password. */
  isOnlyFactor: boolean;
  onChanged: (recoveryCodes: string[] | null) => void;
}

/** Keys in phones, computers and on key rings. */
export function PasskeysCard({ passkeys, isOnlyFactor, onChanged }: Props) {
  const { t } = useWords();
  const confirmed = useConfirmed();
  const remove = useMutation({
    mutationFn: (id: string) => confirmed(() => factorApi.removePasskey(id)),
    onSuccess: () => onChanged(null),
  });
  const here = passkeysHere();
  const isLast = isOnlyFactor && passkeys.length === 1;
  return (
    <Card title={t('factors.passkeys.title')} lead={t('factors.passkeys.lead')}>
      {passkeys.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {passkeys.map((passkey) => (
            <Group key={passkey.id} component="li" justify="space-between" gap="sm">
              <About passkey={passkey} />
              <TurnOff
                open={t('factors.passkeys.remove')}
                name={passkey.name}
                question={t('factors.passkeys.remove.sure', { name: passkey.name })}
                text={t(isLast ? 'factors.off.last' : 'factors.passkeys.remove.text')}
                isPending={remove.isPending && remove.variables === passkey.id}
                onSure={() => remove.mutate(passkey.id)}
              />
            </Group>
          ))}
        </Stack>
      )}
      {here === 'yes' ? (
        <AddForm onAdded={onChanged} />
      ) : (
        <Text size="sm">{t(`factors.passkeys.${here}`)}</Text>
      )}
      <ProblemNote error={remove.error} />
    </Card>
  );
}

function About({ passkey: { name, createdAt, lastUsedAt, backedUp } }: { passkey: Passkey }) {
  const { t, numbers } = useWords();
  const used =
    lastUsedAt === null
      ? t('factors.passkeys.neverUsed')
      : t('factors.passkeys.used', { day: numbers.day(lastUsedAt) });
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {name}
        </Text>
        {backedUp && (
          <Badge variant="light" color="gray" tt="none">
            {t('factors.passkeys.backedUp')}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t('factors.passkeys.added', { day: numbers.day(createdAt) })} {used}
      </Text>
    </div>
  );
}

function AddForm({ onAdded }: { onAdded: Props['onChanged'] }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const confirmed = useConfirmed();
  const add = useMutation({
    mutationFn: async () => {
      const asked = await confirmed(factorApi.beginPasskey);
      const passkey = await makePasskey(asked);
      return confirmed(() => factorApi.addPasskey({ name: name.trim(), passkey }));
    },
    onSuccess: ({ recoveryCodes }) => {
      setName('');
      onAdded(recoveryCodes);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('factors.passkeys.name')}
          placeholder={t('factors.passkeys.name.example')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          required
          flex="1 1 200px"
        />
        <Button
          type="submit"
          size="md"
          variant="default"
          loading={add.isPending}
          disabled={name.trim() === ''}
        >
          {t('factors.passkeys.add')}
        </Button>
      </Group>
      <ProblemNote error={add.error} />
    </form>
  );
}
