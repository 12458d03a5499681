import { PageGroup } from '#web/look/page-group.tsx';
import { useWords } from '#web/words/words.tsx';

/** The pages of one team, for those who coach it. */
export function TeamNav({ teamId }: { teamId: string }) {
  const { t } = useWords();
  const pages = [
    { to: `/teams/${teamId}`, text: t('teams-page.nav.board') },
    { to: `/teams/${teamId}/people`, text: t('teams-page.nav.people') },
    { to: `/teams/${teamId}/station`, text: t('teams-page.nav.station') },
    { to: `/teams/${teamId}/water`, text: t('teams-page.nav.water') },
  ];
  return <PageGroup exact label={t('teams-page.nav')} pages={pages} />;
}
