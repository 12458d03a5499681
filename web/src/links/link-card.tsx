import { Badge, Group, Paper, Stack, Title } from '@mantine/core';
import { useId } from 'react';
import { Linked } from '#web/links/linked.tsx';
import type { Link, Offer } from '#web/links/link-shapes.ts';
import { NotLinked } from '#web/links/not-linked.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  offer: Offer;
}

/** One service: what linking it would mean, or how the link is doing. */
export function LinkCard({ offer }: Props) {
  const id = useId();
  return (
    <Paper component="section" className="surface" p={{ base: 'md', sm: 'lg' }} aria-labelledby={id}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} id={id}>
            {offer.title}
          </Title>
          {offer.link && <StateBadge state={offer.link.state} />}
        </Group>
        {offer.link ? <Linked offer={offer} link={offer.link} /> : <NotLinked offer={offer} />}
      </Stack>
    </Paper>
  );
}

function StateBadge({ state }: Pick<Link, 'state'>) {
  const { t } = useWords();
  return (
    <Badge variant="light" color={state === 'active' ? 'tide' : 'ember'} size="lg" tt="none">
      {t(`links.state.${state}`)}
    </Badge>
  );
}
