import { Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { type Help, helpQuery, useCountry } from '#web/signs/sign-queries.ts';
import { LOCALES } from '#web/words/regions.ts';
import { useWords } from '#web/words/words.tsx';

/** Whom to call, as numbers that a telephone dials. */
export function HelpNumbers() {
  const { t } = useWords();
  const { data: help, error } = useQuery(helpQuery);
  if (!help) return error ? <ProblemNote error={error} /> : <Skeleton h={48} radius="md" />;
  return (
    <Stack gap={4}>
      {help.country === null && <Text size="sm">{t('signs.help.unknown')}</Text>}
      <Group gap="sm">
        <Button component="a" href={dial(help.emergency)} color="red.9" size="md">
          {t('signs.help.emergency', { number: help.emergency })}
        </Button>
        {help.advice !== null && (
          <Button component="a" href={dial(help.advice)} variant="default" size="md">
            {t('signs.help.advice', { number: help.advice })}
          </Button>
        )}
      </Group>
      <Text size="sm">{adviceWords(help, t)}</Text>
    </Stack>
  );
}

/** The same on the page, with the country it is for, which can be another. */
export function HelpPlace() {
  const { t, language } = useWords();
  const { data: help } = useQuery(helpQuery);
  const live = useCountry();
  if (!help) return null;
  const names = new Intl.DisplayNames([LOCALES[language]], { type: 'region' });
  const countries = help.countries
    .map((country) => ({ value: country, label: names.of(country) ?? country }))
    .toSorted((one, other) => one.label.localeCompare(other.label, LOCALES[language]));
  const from = help.from ?? 'unknown';
  const there = help.country === null ? '' : (names.of(help.country) ?? help.country);
  return (
    <Stack gap="sm">
      <HelpNumbers />
      <NativeSelect
        label={t('signs.help.country')}
        description={t(`signs.help.from.${from}`, { country: there })}
        value={help.from === 'told' ? (help.country ?? '') : ''}
        onChange={(event) => live.mutate((event.currentTarget.value || null) as Help['country'])}
        data={[{ value: '', label: t('signs.help.byTimeZone') }, ...countries]}
      />
      <ProblemNote error={live.error} />
    </Stack>
  );
}

function dial(number: string): string {
  return `tel:${encodeURIComponent(number.replaceAll(' ', ''))}`;
}

function adviceWords(help: Help, t: (key: string) => string): string {
  if (help.adviceOnlyIn !== null) return t(`signs.help.onlyIn.${help.adviceOnlyIn}`);
  return t(help.advice === null ? 'signs.help.ownDoctor' : 'signs.help.adviceIs');
}
