import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '#web/api.ts';
import { type Me, ROLES } from '#web/api-shapes.ts';
import classes from '#web/app/personal-menu.module.css';
import { askInOtherWords, meQuery, rememberSignedIn } from '#web/app/queries.ts';
import { MoreIcon } from '#web/look/icons.tsx';
import { switchOff } from '#web/push/switch-device.ts';
import { forgetSeen } from '#web/offline/seen.ts';
import { forgetStations } from '#web/station/station-store.ts';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '#web/words/language.ts';
import { useWords } from '#web/words/words.tsx';

const LOOKS: MantineColorScheme[] = ['auto', 'light', 'dark'];

interface Props {
  me: Me;
}

/** Pages that are seldom needed, and who has them. */
const PAGES = [
  { to: '/profile', text: 'menu.profile', roles: ROLES },
  { to: '/links', text: 'menu.links', roles: ROLES },
  { to: '/teams', text: 'teams-page.title', roles: ROLES },
  { to: '/account', text: 'people.account.title', roles: ROLES },
  { to: '/notifications', text: 'notifications.menu', roles: ROLES },
  { to: '/privacy', text: 'privacy.title', roles: ROLES },
  { to: '/people', text: 'people.roster.title', roles: ['operator', 'coach'] },
  { to: '/nudge-figures', text: 'notifications.figures.title', roles: ['operator'] },
  { to: '/set-aside', text: 'menu.setAside', roles: ['operator'] },
] as const;

/** One's own pages, language, light or dark, and the way out: opens as it comes, in the place of the button that was pressed. */
export function PersonalMenuList({ me }: Props) {
  const { t, language, setLanguage } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queryClient = useQueryClient();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);

  useEffect(() => {
    // The button that was pressed has gone; to this one the focus comes back when the menu closes.
    button.current?.focus();
    setOpened(true);
  }, []);

  const speak = useMutation({
    mutationFn: api.speak,
    onMutate: (chosen: Language) => setLanguage(chosen),
    onSuccess: async (answer) => {
      queryClient.setQueryData(meQuery.queryKey, answer);
      await askInOtherWords(queryClient);
    },
  });
  const signOut = useMutation({
    mutationFn: async () => {
      // Whoever signs out leaves nothing of theirs to show up here later; being offline keeps nobody in.
      await switchOff(me.accountId).catch(() => undefined);
      await api.signOut();
      await forgetStations().catch(() => undefined);
      await forgetSeen().catch(() => undefined);
    },
    onSuccess: () => {
      rememberSignedIn(null);
      // The page begins anew: it forgets at once what it was shown, and asks for nothing that it may not have any more.
      location.assign('/sign-in');
    },
  });

  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={230}
      radius="md"
      shadow="md"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="lg"
          radius="xl"
          aria-label={t('menu.open')}
        >
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.Label>{me.email}</Menu.Label>
        {PAGES.filter(({ roles }) => roles.some((role) => role === me.role)).map(({ to, text }) => (
          <Menu.Item key={to} component={Link} to={to}>
            {t(text)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('menu.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(chosen) => isLanguage(chosen) && speak.mutate(chosen)}>
          {LANGUAGES.map((one) => (
            <Menu.RadioItem key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('menu.look')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(look) => setColorScheme(look as MantineColorScheme)}>
          {LOOKS.map((look) => (
            <Menu.RadioItem key={look} value={look}>
              {t(`menu.look.${look}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t('menu.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
