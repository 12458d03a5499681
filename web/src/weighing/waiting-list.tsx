import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { scaleApi, useScaleChanged, type Weighing } from '#web/weighing/scale-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  weighings: readonly Weighing[];
}

/** What waits for its session, and what found it of late. */
export function WaitingList({ weighings }: Props) {
  const { t } = useWords();
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('scale.waiting')}>
      {weighings.map((one) => (
        <li key={one.id}>{one.state === 'found' ? <Found weighing={one} /> : <Waiting weighing={one} />}</li>
      ))}
    </Stack>
  );
}

function Found({ weighing: { before, sessionId } }: { weighing: Weighing }) {
  const { t, numbers } = useWords();
  return (
    <Text size="sm">
      {t('scale.found', { when: numbers.dateTime(before.at, null) })}{' '}
      {sessionId !== null && (
        <Anchor component={Link} to={`/sessions/${sessionId}`} underline="always">
          {t('scale.found.open')}
        </Anchor>
      )}
    </Text>
  );
}

function Waiting({ weighing: { id, before, after, waitsUntil } }: { weighing: Weighing }) {
  const { t, numbers } = useWords();
  const changed = useScaleChanged();
  const forget = useMutation({ mutationFn: () => scaleApi.remove(id), onSuccess: changed });
  return (
    <>
      <Text size="sm" className="figures">
        {t('scale.waits', {
          pre: numbers.measured(before.kg ?? 0, 'kg'),
          post: numbers.measured(after?.kg ?? 0, 'kg'),
          when: numbers.dateTime(before.at, null),
          until: numbers.dateTime(waitsUntil, null),
        })}
      </Text>
      <ProblemNote error={forget.error} />
      <Group>
        <Button
          variant="subtle"
          className="flush"
          color="gray"
          size="compact-sm"
          loading={forget.isPending}
          onClick={() => forget.mutate()}
        >
          {t('scale.forget')}
        </Button>
      </Group>
    </>
  );
}
