import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { TokenForm } from '#web/account/token-form.tsx';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { api } from '#web/api.ts';
import type { NewToken, Token } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { tokensQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { BinIcon } from '#web/look/icons.tsx';
import { ShownOnce } from '#web/look/shown-once.tsx';
import { isPast } from '#web/words/numbers.ts';
import { useWords } from '#web/words/words.tsx';

/** Keys for scripts and devices that act for this person. */
export function TokensCard() {
  const { t } = useWords();
  const { data: tokens } = useSuspenseQuery(tokensQuery);
  const confirmed = useConfirmed();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const make = useMutation({
    mutationFn: (token: NewToken) => confirmed(() => api.makeToken(token)),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: api.removeToken, onSuccess });

  return (
    <Card title={t('tokens.title')} lead={t('tokens.lead')}>
      {tokens.length > 0 && (
        <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRemove={() => remove.mutate(token.id)} />
          ))}
        </Stack>
      )}
      {make.data && <ShownOnce title={t('tokens.once')} secret={make.data.token} />}
      <TokenForm isPending={make.isPending} onSubmit={(token) => make.mutate(token)} />
      <ProblemNote error={make.error ?? remove.error} />
    </Card>
  );
}

function TokenRow({ token, onRemove }: { token: Token; onRemove: () => void }) {
  const { t, numbers } = useWords();
  const { name, scopes, expiresAt, lastUsedAt } = token;
  const used =
    lastUsedAt === null ? t('tokens.neverUsed') : t('tokens.lastUsed', { day: numbers.day(lastUsedAt) });
  return (
    <Group component="li" justify="space-between" wrap="nowrap" py={6}>
      <div>
        <Text size="sm" fw={550}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {scopes.map((scope) => t(`people.tokens.scope.${scope}`)).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {`${validity(expiresAt)}. ${used}.`}
        </Text>
        {expiresAt === null && (
          <Text size="xs" mt={4}>
            {t('people.tokens.endless')}
          </Text>
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('tokens.remove', { name })} onClick={onRemove}>
        <BinIcon size={18} />
      </ActionIcon>
    </Group>
  );

  function validity(until: string | null): string {
    if (until === null) return t('people.tokens.forGood');
    return t(isPast(until) ? 'people.tokens.over' : 'people.tokens.until', { day: numbers.day(until) });
  }
}
