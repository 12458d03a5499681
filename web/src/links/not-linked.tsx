import { Checkbox, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ConnectButton } from '#web/links/connect-button.tsx';
import { KeyForm } from '#web/links/key-form.tsx';
import { type Ability, type Offer, ON_WISH } from '#web/links/link-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  offer: Offer;
}

/** What the service would let Svett read, what its terms mean for the athlete, and the way in. */
export function NotLinked({ offer }: Props) {
  const { t } = useWords();
  const [wishes, setWishes] = useState<Ability[]>([]);
  const usual = offer.gives.filter((ability) => !ON_WISH.includes(ability));
  const onWish = offer.gives.filter((ability) => ON_WISH.includes(ability));
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={550}>
          {t('links.reads')}
        </Text>
        <List size="sm" mt={4} spacing={2}>
          {usual.map((ability) => (
            <List.Item key={ability}>{t(`links.ability.${ability}`)}</List.Item>
          ))}
        </List>
      </div>
      <TermsText offer={offer} />
      {onWish.map((ability) => (
        <Checkbox
          key={ability}
          label={t(`links.wish.${ability}`)}
          checked={wishes.includes(ability)}
          onChange={({ currentTarget: { checked } }) =>
            setWishes(checked ? [...wishes, ability] : wishes.filter((wish) => wish !== ability))
          }
        />
      ))}
      {offer.authorisation === 'api-key' ? (
        <KeyForm offer={offer} />
      ) : (
        <ConnectButton offer={offer} wishes={wishes} />
      )}
    </Stack>
  );
}

/** The service's terms, as far as they touch the athlete. */
export function TermsText({ offer: { title, terms } }: Props) {
  const { t } = useWords();
  const sentences = [
    t(`links.terms.${terms.others}`, { title }),
    terms.rawDays === null ? null : t(`links.terms.rawDays.${terms.derived}`, { title, days: terms.rawDays }),
    t(`links.terms.${terms.afterUnlinking}`),
  ];
  return (
    <Text size="sm" c="dimmed">
      {sentences.filter((sentence) => sentence !== null).join(' ')}
    </Text>
  );
}
