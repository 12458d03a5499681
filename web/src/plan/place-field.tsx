import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanDraft } from '#web/plan/plan-draft.ts';
import { PlacePaste } from '#web/plan/place-paste.tsx';
import { useCoordinates, usePlaceNames } from '#web/plan/place-words.ts';
import { usualPlacesQuery } from '#web/plan/plan-queries.ts';
import { canTellWhere, useWhereIAm } from '#web/plan/where-i-am.ts';
import { useWords } from '#web/words/words.tsx';

const NONE = 'none';
const ELSEWHERE = 'elsewhere';

interface Props {
  draft: Pick<PlanDraft, 'place' | 'placeName'>;
  set: (part: Pick<PlanDraft, 'place' | 'placeName'>) => void;
}

/** Where it is to be: one of one's own places, where one is, or anywhere on a map; and what one calls it. */
export function PlaceField({ draft: { place, placeName }, set }: Props) {
  const { t } = useWords();
  const coordinates = useCoordinates();
  const namesOf = usePlaceNames();
  const { data: places = [] } = useQuery(usualPlacesQuery);
  const [isElsewhere, setElsewhere] = useState(false);
  const { looking, look, letGo } = useWhereIAm((here) => set({ place: here, placeName: '' }));
  const tell: Props['set'] = (told) => {
    letGo();
    set(told);
  };
  const at = places.findIndex((one) => isSame(one.place, place));
  // What stands in the list when the list does not have it.
  const other = place !== null && at < 0;
  const names = namesOf(places);
  const chosen = at >= 0 ? String(at) : other || isElsewhere ? ELSEWHERE : NONE;
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('planning-place.where')}
        description={t('planning-place.where.why')}
        value={chosen}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setElsewhere(value === ELSEWHERE);
          const known = places[Number(value)];
          tell({ place: known?.place ?? null, placeName: known?.name ?? '' });
        }}
        data={[
          { value: NONE, label: t('planning-place.none') },
          ...names.map((label, index) => ({ value: String(index), label })),
          { value: ELSEWHERE, label: t(other ? 'planning-place.told' : 'planning-place.somewhere') },
        ]}
      />
      {chosen === ELSEWHERE && <PlacePaste onPlace={(found) => tell({ place: found, placeName })} />}
      <Group gap="sm">
        {canTellWhere && (
          <Button variant="default" size="xs" loading={looking === 'looking'} onClick={look}>
            {t('planning-place.here')}
          </Button>
        )}
        <Text role="status" size="sm" c="dimmed" mih={20} className="figures">
          {looking !== 'idle'
            ? t(`planning-place.here.${looking}`)
            : place && t('planning-place.kept', { place: coordinates(place) })}
        </Text>
      </Group>
      {place !== null && (
        <TextInput
          label={t('planning-place.name')}
          description={t('planning-place.name.why')}
          placeholder={t('planning-place.name.like')}
          maxLength={60}
          autoComplete="off"
          value={placeName}
          onChange={(event) => tell({ place, placeName: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}

function isSame(one: NonNullable<PlanDraft['place']>, other: PlanDraft['place']): boolean {
  return one.latitudeDeg === other?.latitudeDeg && one.longitudeDeg === other.longitudeDeg;
}
