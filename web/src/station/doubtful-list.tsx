import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import type { Entry } from '#web/station/station-shapes.ts';
import type { StationHere } from '#web/station/use-station.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  doubtful: readonly Entry[];
  here: StationHere;
}

/** What the server asks about, of whichever day: nobody would come upon it again in today's list. */
export function DoubtfulList({ doubtful, here }: Props) {
  const { t, tOr, numbers } = useWords();
  const [fault, setFault] = useState<unknown>(null);
  const sure = (entry: Entry) => here.keep([{ ...entry, sure: true, state: 'waiting', doubts: [] }]);
  return (
    <Alert
      color="ember"
      variant="light"
      radius="md"
      title={t('station.doubtful.title', { count: doubtful.length })}
    >
      <Stack gap="md">
        {doubtful.map((entry) => {
          const { id, name, when, at, doubts } = entry;
          const about = t(`station.doubtful.${when}`, { name, at: numbers.dateTime(at, null) });
          return (
            <Stack key={id} gap="xs" role="group" aria-label={about}>
              <Text fw={600}>{about}</Text>
              <Text size="sm">{doubts.map((doubt) => tOr([`station.doubt.${doubt}`], doubt)).join(' ')}</Text>
              <Group gap="xs">
                <Button variant="default" onClick={() => void sure(entry).catch(setFault)}>
                  {t('station.doubt.sure')}
                </Button>
                <Button variant="default" onClick={() => void here.forget([id]).catch(setFault)}>
                  {t('station.doubtful.drop')}
                </Button>
              </Group>
            </Stack>
          );
        })}
        <ProblemNote error={fault} />
      </Stack>
    </Alert>
  );
}
