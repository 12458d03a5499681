import { ActionIcon, AppShell, Container, Group, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { ConfirmedProvider } from '#web/account/use-confirmed.tsx';
import { AgeNote } from '#web/app/age-note.tsx';
import { Brand } from '#web/app/brand.tsx';
import { PersonalMenu } from '#web/app/personal-menu.tsx';
import { PLACES } from '#web/app/places.ts';
import { PlainHttpNote } from '#web/app/plain-http-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { useOwnHabits } from '#web/app/use-own-habits.ts';
import classes from '#web/app/shell.module.css';
import { inDemo } from '#web/demo/demo-mode.ts';
import { DemoLine } from '#web/demo/demo-line.tsx';
import { Bell } from '#web/inbox/bell.tsx';
import { CautionDialog } from '#web/inbox/caution-dialog.tsx';
import { LedgerNav } from '#web/ledger/ledger-nav.tsx';
import { useLive } from '#web/live/use-live.ts';
import { TeamIcon } from '#web/look/icons.tsx';
import { useOffline } from '#web/offline/use-offline.ts';
import { WaitingNote } from '#web/offline/waiting-note.tsx';
import { usePushHere } from '#web/push/use-push-here.ts';
import { UnfinishedSteps } from '#web/welcome/unfinished-steps.tsx';
import { useWords } from '#web/words/words.tsx';

/** What stands around every page of a signed-in person: names above, pages below the thumb on a phone. */
export function Shell() {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // Whoever is signed in here in truth goes on being told.
  usePushHere(inDemo ? undefined : me?.accountId);

  useOwnHabits(me);
  // The made athlete is nobody whose things this browser should keep.
  useOffline(inDemo ? undefined : me?.accountId);
  useLive(inDemo ? undefined : me?.accountId);

  const links = PLACES.map(({ to, text, Icon, holds }) => (
    <UnstyledButton
      key={to}
      component={Link}
      to={to}
      activeOptions={{ exact: to === '/' }}
      className={classes.link}
      data-within={holds(path) || undefined}
    >
      <Icon />
      <span>{t(text)}</span>
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
            <Link to="/" className={classes.brand} aria-label={t('nav.home')}>
              <Brand />
            </Link>
            <Group gap="xs" wrap="nowrap">
              <nav className={classes.wide} aria-label={t('nav.pages')}>
                {links}
              </nav>
              {me?.role === 'coach' && (
                <ActionIcon
                  component={Link}
                  to="/teams"
                  variant="subtle"
                  color="gray"
                  size="lg"
                  radius="xl"
                  aria-label={t('teams-page.title')}
                >
                  <TeamIcon />
                </ActionIcon>
              )}
              {me && <Bell />}
              {me && <PersonalMenu me={me} />}
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        {inDemo && <DemoLine />}
        <Container size="md" px="md" py={{ base: 'md', sm: 'xl' }}>
          {me && !inDemo && <CautionDialog />}
          <PlainHttpNote />
          <WaitingNote />
          {me && <UnfinishedSteps me={me} />}
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
