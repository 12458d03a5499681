import { Checkbox, Stack } from '@mantine/core';
import type { RedFlag, RedFlags } from '#web/signs/sign-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  all: RedFlags;
  ticked: RedFlag[];
  onChange: (ticked: RedFlag[]) => void;
}

/** What a doctor should look at, to tick. */
export function RedFlagList({ all, ticked, onChange }: Props) {
  const { t } = useWords();
  const flags = all.map(({ flag }) => flag);
  return (
    <Checkbox.Group
      label={t('signs.red.list')}
      description={t('signs.red.list.why')}
      value={ticked}
      onChange={(chosen) => onChange(flags.filter((flag) => chosen.includes(flag)))}
    >
      <Stack gap="sm" mt="sm">
        {flags.map((flag) => (
          <Checkbox key={flag} value={flag} label={t(`signs.flag.${flag}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
