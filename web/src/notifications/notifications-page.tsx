import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { DevicesCard } from '#web/notifications/devices-card.tsx';
import { LockScreenCard, PauseCard } from '#web/notifications/peace-cards.tsx';
import { ThisDeviceCard } from '#web/notifications/this-device-card.tsx';
import { TimesCard } from '#web/notifications/times-card.tsx';
import { TopicsCard } from '#web/notifications/topics-card.tsx';
import { WaysCard } from '#web/notifications/ways-card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What is said of its own accord, when, and where: every person as they like it. */
export function NotificationsPage() {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('notifications.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('notifications.lead')}
        </Text>
      </div>
      <Suspense fallback={<Waiting />}>
        <ThisDeviceCard />
        <DevicesCard />
        <TopicsCard />
        <TimesCard />
        <PauseCard />
        <LockScreenCard />
        <WaysCard />
      </Suspense>
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack gap="lg" aria-hidden="true">
      {[1, 2, 3].map((card) => (
        <Skeleton key={card} h={220} radius="lg" />
      ))}
    </Stack>
  );
}
