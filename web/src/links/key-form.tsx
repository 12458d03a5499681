import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { linksQuery } from '#web/links/link-queries.ts';
import type { Offer } from '#web/links/link-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  offer: Pick<Offer, 'brand' | 'title'>;
}

/** For services that give each athlete a key to hand on. */
export function KeyForm({ offer: { brand, title } }: Props) {
  const { t, tOr } = useWords();
  const [key, setKey] = useState('');
  const queryClient = useQueryClient();
  const link = useMutation({
    mutationFn: () => api.linkByKey(brand, key.trim()),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: linksQuery.queryKey }),
  });
  const where = t('links.key.where', { title });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        link.mutate();
      }}
    >
      <Group align="flex-end" gap="sm">
        <PasswordInput
          label={t('links.key.label', { title })}
          description={tOr([`links.key.where.${brand}`], where)}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          autoComplete="off"
          maxLength={200}
          required
          flex="1 1 260px"
          visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
        />
        <Button type="submit" h={42} loading={link.isPending} disabled={key.trim() === ''}>
          {t('links.connect', { title })}
        </Button>
      </Group>
      <ProblemNote error={link.error} />
    </form>
  );
}
