import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/api.ts';
import type { Me } from '#web/api-shapes.ts';
import { meQuery } from '#web/app/queries.ts';
import { CheckIcon, MoreIcon } from '#web/look/icons.tsx';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#web/words/language.ts';
import { useWords } from '#web/words/words.tsx';

const LOOKS: MantineColorScheme[] = ['auto', 'light', 'dark'];

interface Props {
  me: Me;
}

/** Language, light or dark, and the way out. */
export function PersonalMenu({ me }: Props) {
  const { t, language, setLanguage } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queryClient = useQueryClient();
  const navigate = useNavigate();

  const speak = useMutation({
    mutationFn: api.speak,
    onMutate: (chosen: Language) => setLanguage(chosen),
    onSuccess: (answer) => queryClient.setQueryData(meQuery.queryKey, answer),
  });
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      queryClient.clear();
      queryClient.setQueryData(meQuery.queryKey, null);
      await navigate({ to: '/sign-in' });
    },
  });

  return (
    <Menu position="bottom-end" width={230} radius="md" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" radius="xl" aria-label={t('menu.open')}>
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {LANGUAGES.map((one) => (
          <Choice key={one} chosen={one === language} onChoose={() => speak.mutate(one)} lang={one}>
            {LANGUAGE_NAMES[one]}
          </Choice>
        ))}
        <Menu.Label>{t('menu.look')}</Menu.Label>
        {LOOKS.map((look) => (
          <Choice key={look} chosen={look === colorScheme} onChoose={() => setColorScheme(look)}>
            {t(`menu.look.${look}`)}
          </Choice>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t('menu.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  chosen: boolean;
  onChoose: () => void;
  lang?: string;
  children: string;
}

function Choice({ chosen, onChoose, lang, children }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={chosen}
      onClick={onChoose}
      rightSection={chosen ? <CheckIcon size={16} /> : null}
      {...(lang === undefined ? {} : { lang })}
    >
      {children}
    </Menu.Item>
  );
}
