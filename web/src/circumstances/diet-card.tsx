import { Checkbox, Stack, TagsInput, TextInput } from '@mantine/core';
import { meQuery } from '#web/app/queries.ts';
import { useQuery } from '@tanstack/react-query';
import type { Told } from '#web/circumstances/circumstance-queries.ts';
import { PartCard } from '#web/circumstances/part-card.tsx';
import { Ticks } from '#web/circumstances/ticks.tsx';
import { Fold } from '#web/look/fold.tsx';
import { useWords } from '#web/words/words.tsx';

type Diet = Told<'diet'>;
const NOTHING: Diet = {
  lowCarbohydrate: false,
  oneSided: false,
  energyRestriction: false,
  excludedGroups: [],
  tags: [],
  allergies: [],
  dislikedFoods: [],
  since: null,
};
const WAYS = ['lowCarbohydrate', 'oneSided', 'energyRestriction'] as const;
const TAGS: Diet['tags'] = ['vegetarian', 'vegan', 'gluten-free', 'lactose-free', 'nut-free', 'low-carb'];
const GROUPS: Diet['excludedGroups'] = [
  'nuts_seeds',
  'whole_grain_oats',
  'legumes',
  'leafy_greens',
  'avocado_fruit',
  'dark_chocolate',
  'fish',
];
const ALLERGENS: Diet['allergies'] = [
  'gluten',
  'crustaceans',
  'egg',
  'fish',
  'peanut',
  'soy',
  'milk',
  'nuts',
  'sesame',
  'sulphites',
  'molluscs',
];

export function DietCard() {
  const { t, numbers } = useWords();
  const { data: me } = useQuery(meQuery);
  const isAdult = me?.ageGroup === 'adult'; // nobody else is asked of losing weight
  return (
    <PartCard
      part="diet"
      nothing={NOTHING}
      fields={({ told, change }) => (
        <Stack gap="md">
          <Stack gap="xs">
            {WAYS.filter((way) => way !== 'energyRestriction' || isAdult).map((way) => (
              <Checkbox
                key={way}
                label={t(`circumstances.diet.${way}`)}
                description={t(`circumstances.diet.${way}.why`)}
                checked={told[way]}
                onChange={(event) => change({ [way]: event.currentTarget.checked })}
              />
            ))}
          </Stack>
          {told.lowCarbohydrate && (
            <TextInput
              type="date"
              label={t('circumstances.diet.since')}
              value={told.since ?? ''}
              max={numbers.today()}
              onChange={(event) => change({ since: event.currentTarget.value || null })}
            />
          )}
          <Ticks
            label={t('circumstances.diet.tags')}
            words={TAGS}
            nameOf={(tag) => t(`circumstances.tag.${tag}`)}
            ticked={told.tags}
            onChange={(tags) => change({ tags })}
          />
          <Ticks
            label={t('circumstances.diet.excludedGroups')}
            words={GROUPS}
            nameOf={(group) => t(`circumstances.group.${group}`)}
            ticked={told.excludedGroups}
            onChange={(excludedGroups) => change({ excludedGroups })}
          />
          <Fold title={t('circumstances.diet.allergies.fold')}>
            <Stack gap="md" pt="xs">
              <Ticks
                label={t('circumstances.diet.allergies')}
                why={t('circumstances.diet.allergies.why')}
                words={ALLERGENS}
                nameOf={(allergen) => t(`circumstances.allergen.${allergen}`)}
                ticked={told.allergies}
                onChange={(allergies) => change({ allergies })}
              />
              <TagsInput
                label={t('circumstances.diet.dislikedFoods')}
                description={t('circumstances.diet.dislikedFoods.why')}
                value={told.dislikedFoods}
                onChange={(foods) => change({ dislikedFoods: foods.map((food) => food.slice(0, 60)) })}
                maxTags={100}
              />
            </Stack>
          </Fold>
        </Stack>
      )}
    />
  );
}
