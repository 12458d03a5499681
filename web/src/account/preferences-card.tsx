import { Select, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { LanguageChoice, UnitsChoice } from '#web/account/habit-choices.tsx';
import { usePrefer } from '#web/account/use-prefer.ts';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** In what language, units and time zone Svett speaks to somebody, on the page and in letters. */
export function PreferencesCard() {
  const { data: me } = useSuspenseQuery(meQuery);
  return me && <Preferences me={me} />;
}

function Preferences({ me }: { me: Me }) {
  const { t } = useWords();
  const prefer = usePrefer();
  const zones = ZONES.includes(me.timeZone) ? ZONES : [me.timeZone, ...ZONES];

  return (
    <Card title={t('running.preferences.title')} lead={t('running.preferences.lead')}>
      <Stack gap="md" maw={420}>
        <LanguageChoice me={me} onChoose={prefer.mutate} />
        <UnitsChoice me={me} onChoose={prefer.mutate} />
        <Select
          label={t('running.preferences.timeZone')}
          description={t('running.preferences.timeZone.why')}
          value={me.timeZone}
          onChange={(timeZone) => timeZone && prefer.mutate({ timeZone })}
          data={zones}
          searchable
          allowDeselect={false}
          limit={100}
          nothingFoundMessage={t('running.preferences.timeZone.none')}
        />
        <ProblemNote error={prefer.error} />
      </Stack>
    </Card>
  );
}
