import { SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CheckIcon, FoodIcon, ScaleIcon } from '#web/look/icons.tsx';
import classes from '#web/today/quick-row.module.css';
import { useWords } from '#web/words/words.tsx';

const ENTRIES = [
  { to: '/weighing', text: 'today.quick.weigh', Icon: ScaleIcon },
  { to: '/food', text: 'today.quick.food', Icon: FoodIcon },
  { to: '/check-in', text: 'today.quick.checkIn', Icon: CheckIcon },
] as const;

/** The first of two taps to what one tells most often. */
export function QuickRow() {
  const { t } = useWords();
  return (
    <nav aria-label={t('today.quick.title')}>
      <SimpleGrid cols={3} spacing="xs">
        {ENTRIES.map(({ to, text, Icon }) => (
          <UnstyledButton key={to} component={Link} to={to} className={classes.entry}>
            <Icon />
            <Text span size="sm" fw={600} ta="center">
              {t(text)}
            </Text>
          </UnstyledButton>
        ))}
      </SimpleGrid>
    </nav>
  );
}
