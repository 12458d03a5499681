import { ActionIcon, Indicator } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { newestQuery } from '#web/inbox/inbox-queries.ts';
import { BellIcon } from '#web/look/icons.tsx';
import { showBadge } from '#web/push/badge.ts';
import { useWords } from '#web/words/words.tsx';

/** The way to the inbox, and how much lies unread in it; on the icon of an installed app as well. */
export function Bell() {
  const { t } = useWords();
  const { data } = useQuery(newestQuery);
  const count = data?.unseen;
  useEffect(() => {
    if (count !== undefined) void showBadge(count);
  }, [count]);
  return (
    <Indicator
      label={count !== undefined && count > 9 ? '9+' : count}
      size={18}
      offset={6}
      disabled={!count}
      color="ember.7"
    >
      <ActionIcon
        component={Link}
        to="/inbox"
        variant="subtle"
        color="gray"
        size="lg"
        radius="xl"
        aria-label={t('notifications.inbox.bell', { count: count ?? 0 })}
      >
        <BellIcon />
      </ActionIcon>
    </Indicator>
  );
}
