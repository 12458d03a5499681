import { Checkbox, Stack } from '@mantine/core';
import { RED_FLAGS, type RedFlag } from '#web/signs/sign-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  ticked: RedFlag[];
  onChange: (ticked: RedFlag[]) => void;
}

/** What a doctor should look at, to tick. */
export function RedFlagList({ ticked, onChange }: Props) {
  const { t } = useWords();
  return (
    <Checkbox.Group
      label={t('signs.red.list')}
      description={t('signs.red.list.why')}
      value={ticked}
      onChange={(chosen) => onChange(RED_FLAGS.filter((flag) => chosen.includes(flag)))}
    >
      <Stack gap="sm" mt="sm">
        {RED_FLAGS.map((flag) => (
          <Checkbox key={flag} value={flag} label={t(`signs.flag.${flag}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
