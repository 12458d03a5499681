import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NewToken, TokenScope } from '#web/api-shapes.ts';
import { useWords } from '#web/words/words.tsx';

const SCOPES: TokenScope[] = [
  'sessions:read',
  'sessions:write',
  'profile:read',
  'profile:write',
  'links:read',
  'links:write',
];
const DAYS = [30, 90, 365, 1095];
const USUAL_DAYS = 365;

interface Props {
  isPending: boolean;
  onSubmit: (token: NewToken) => void;
}

/** What a new token is for, what it may do, and for how long. */
export function TokenForm({ isPending, onSubmit }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<TokenScope[]>([]);
  const [days, setDays] = useState(USUAL_DAYS);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ name: name.trim(), scopes, days });
        setName('');
        setScopes([]);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('tokens.name')}
          placeholder={t('tokens.name.example')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          required
        />
        <Checkbox.Group
          size="md"
          label={t('people.tokens.scopes')}
          value={scopes}
          onChange={(chosen) => setScopes(SCOPES.filter((scope) => chosen.includes(scope)))}
        >
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
            {SCOPES.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`people.tokens.scope.${scope}`)} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={t('people.tokens.days')}
            value={String(days)}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
            data={DAYS.map((each) => ({ value: String(each), label: t(`people.tokens.days.${each}`) }))}
          />
          <Button
            type="submit"
            size="md"
            variant="default"
            loading={isPending}
            disabled={name.trim() === '' || scopes.length === 0}
          >
            {t('tokens.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
