import { Input, SegmentedControl, Select, Stack } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { Card } from '#web/look/card.tsx';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '#web/words/language.ts';
import { useWords } from '#web/words/words.tsx';

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** In what language, units and time zone Svett speaks to somebody, on the page and in letters. */
export function PreferencesCard() {
  const { data: me } = useSuspenseQuery(meQuery);
  return me && <Preferences me={me} />;
}

function Preferences({ me }: { me: Me }) {
  const { t, setLanguage } = useWords();
  const queryClient = useQueryClient();
  const prefer = useMutation({
    mutationFn: api.prefer,
    onSuccess: (changed) => {
      queryClient.setQueryData(meQuery.queryKey, changed);
      setLanguage(changed.language);
    },
  });
  const zones = ZONES.includes(me.timeZone) ? ZONES : [me.timeZone, ...ZONES];

  return (
    <Card title={t('running.preferences.title')} lead={t('running.preferences.lead')}>
      <Stack gap="md" maw={420}>
        <Input.Wrapper label={t('menu.language')} labelElement="div" size="md">
          <SegmentedControl
            mt={6}
            fullWidth
            aria-label={t('menu.language')}
            value={me.language}
            onChange={(language) => isLanguage(language) && prefer.mutate({ language })}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </Input.Wrapper>
        <Input.Wrapper
          label={t('running.preferences.units')}
          description={t('running.preferences.units.why')}
          labelElement="div"
          size="md"
        >
          <SegmentedControl
            mt={6}
            fullWidth
            aria-label={t('running.preferences.units')}
            value={me.units}
            onChange={(units) => prefer.mutate({ units })}
            data={[
              { value: 'metric', label: t('running.preferences.units.metric') },
              { value: 'imperial', label: t('running.preferences.units.imperial') },
            ]}
          />
        </Input.Wrapper>
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
