import { ActionIcon } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import type { Me } from '#web/api-shapes.ts';
import { MoreIcon } from '#web/look/icons.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  me: Me;
}

const fetchMenu = () => import('#web/app/personal-menu-list.tsx');
/** Whoever comes near the button is about to press it. */
const fetchAhead = () => void fetchMenu().catch(() => undefined);

/** The button of one's own menu. What opens is fetched when somebody wants it: nobody needs it to see a page. */
export function PersonalMenu({ me }: Props) {
  const { t } = useWords();
  const [Menu, setMenu] = useState<ComponentType<Props> | null>(null);
  if (Menu !== null) return <Menu me={me} />;
  const open = async () => {
    const { PersonalMenuList } = await fetchMenu();
    setMenu(() => PersonalMenuList);
  };
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      radius="xl"
      aria-label={t('menu.open')}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={() => void open().catch(() => undefined)}
    >
      <MoreIcon />
    </ActionIcon>
  );
}
