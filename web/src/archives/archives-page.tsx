import { Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { ArchiveCard } from '#web/archives/archive-card.tsx';
import { archivesQuery } from '#web/archives/archive-queries.ts';
import { HowToGetThem } from '#web/archives/how-to-get-them.tsx';
import { sendArchive } from '#web/archives/send-archive.ts';
import { DropFrame } from '#web/look/drop-frame.tsx';
import { useWords } from '#web/words/words.tsx';

/** Where an athlete brings years of history from another service, and sees what came of it. */
export function ArchivesPage() {
  const { t } = useWords();
  const queryClient = useQueryClient();
  const archives = useQuery(archivesQuery);
  const [sent, setSent] = useState<{ name: string; share: number } | null>(null);
  const handIn = useMutation({
    mutationFn: async (files: File[]) => {
      // One after the other: each may be gigabytes, and a problem with one is told before the next is sent.
      for (const file of files) {
        setSent({ name: file.name, share: 0 });
        await sendArchive(file, (share) => setSent({ name: file.name, share }));
        await queryClient.invalidateQueries({ queryKey: archivesQuery.queryKey });
      }
    },
    onSettled: () => setSent(null),
  });
  const items = archives.data ?? [];

  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('archives.title')}</Title>
        <Text c="dimmed" mt={4} maw={600}>
          {t('archives.lead')}
        </Text>
      </div>
      {sent === null ? (
        <ArchiveDrop onFiles={(files) => handIn.mutate(files)} inviting={items.length === 0} />
      ) : (
        <Sending {...sent} />
      )}
      <ProblemNote error={handIn.error ?? archives.error} />
      {items.map((archive) => (
        <ArchiveCard key={archive.id} archive={archive} />
      ))}
      <HowToGetThem />
    </Stack>
  );
}

function ArchiveDrop({ onFiles, inviting }: { onFiles: (files: File[]) => void; inviting: boolean }) {
  const { t } = useWords();
  return (
    <DropFrame
      onFiles={onFiles}
      inviting={inviting}
      label={t('archives.drop.label')}
      invite={t('archives.drop.invite')}
      formats={t('archives.drop.formats')}
      more={t('archives.drop.more')}
    />
  );
}

function Sending({ name, share }: { name: string; share: number }) {
  const { t, numbers } = useWords();
  return (
    <Paper component="section" className="surface" p="md" role="status">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600} truncate>
          {t('archives.sending', { name })}
        </Text>
        <Text size="sm" c="dimmed" className="figures" style={{ whiteSpace: 'nowrap' }}>
          {t('archives.sent', { share: numbers.decimal(share * 100, 0) })}
        </Text>
      </Group>
      <Progress mt={6} radius="xl" value={share * 100} aria-label={t('archives.sending', { name })} />
      <Text size="sm" c="dimmed" mt="xs">
        {t('archives.sending.keep')}
      </Text>
    </Paper>
  );
}
