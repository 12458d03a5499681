import { PageGroup } from '#web/look/page-group.tsx';
import { useWords } from '#web/words/words.tsx';

/** The pages about one's own sweating as one group. */
export function SweatNav() {
  const { t } = useWords();
  const pages = [
    { to: '/sweat', text: t('own-sweat.nav.overview') },
    { to: '/sweat/accuracy', text: t('own-sweat.nav.accuracy') },
    { to: '/weighing', text: t('own-sweat.nav.weighing') },
  ];
  return <PageGroup exact label={t('own-sweat.nav.group')} pages={pages} />;
}
