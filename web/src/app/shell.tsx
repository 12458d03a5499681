import { AppShell, Container, Group, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ConfirmedProvider } from '#web/account/use-confirmed.tsx';
import { AgeNote } from '#web/app/age-note.tsx';
import { Brand } from '#web/app/brand.tsx';
import { PersonalMenu } from '#web/app/personal-menu.tsx';
import { PlainHttpNote } from '#web/app/plain-http-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import classes from '#web/app/shell.module.css';
import { Bell } from '#web/inbox/bell.tsx';
import { CautionDialog } from '#web/inbox/caution-dialog.tsx';
import { LedgerNav } from '#web/ledger/ledger-nav.tsx';
import { LinkIcon, ListIcon, MineralIcon, PersonIcon, ScaleIcon } from '#web/look/icons.tsx';
import { usePushHere } from '#web/push/use-push-here.ts';
import { useWords } from '#web/words/words.tsx';

/** What stands around every page of a signed-in person: names above, pages below the thumb on a phone. */
export function Shell() {
  const { t, setLanguage, setHabits } = useWords();
  const { data: me } = useQuery(meQuery);
  usePushHere(me?.accountId);

  useEffect(() => {
    if (me) setLanguage(me.language);
    // The account's language counts once, when it is known; after that the person chooses.
  }, [me?.language]);

  useEffect(() => {
    setHabits(me ? { units: me.units, timeZone: me.timeZone } : null);
  }, [me?.units, me?.timeZone]);

  const pages = [
    { to: '/sessions', name: t('nav.sessions'), Icon: ListIcon },
    { to: '/weighing', name: t('weighing.nav'), Icon: ScaleIcon },
    { to: '/magnesium', name: t('ledger.nav'), Icon: MineralIcon },
    { to: '/links', name: t('nav.links'), Icon: LinkIcon },
    { to: '/profile', name: t('nav.profile'), Icon: PersonIcon },
  ] as const;
  const links = pages.map(({ to, name, Icon }) => (
    <UnstyledButton key={to} component={Link} to={to} className={classes.link}>
      <Icon />
      <span>{name}</span>
    </UnstyledButton>
  ));

  return (
    <AppShell header={{ height: 60 }} padding={0}>
      <a className="skip-link" href="#content">
        {t('nav.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Container size="md" h="100%" px="md">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Link to="/sessions" className={classes.brand} aria-label={t('nav.home')}>
              <Brand />
            </Link>
            <Group gap="xs" wrap="nowrap">
              <nav className={classes.wide} aria-label={t('nav.pages')}>
                {links}
              </nav>
              {me && <Bell />}
              {me && <PersonalMenu me={me} />}
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Container size="md" px="md" py={{ base: 'md', sm: 'xl' }}>
          {me && <CautionDialog />}
          <PlainHttpNote />
          {me && <AgeNote me={me} />}
          {me && <LedgerNav me={me} />}
          <ConfirmedProvider>
            <Outlet />
          </ConfirmedProvider>
        </Container>
      </AppShell.Main>
      <nav className={classes.thumb} aria-label={t('nav.pages')}>
        {links}
      </nav>
    </AppShell>
  );
}
