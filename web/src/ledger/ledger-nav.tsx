import { useLocation } from '@tanstack/react-router';
import type { Me } from '#web/api-shapes.ts';
import { isInLedger, OVERVIEW, placesFor } from '#web/ledger/ledger-places.ts';
import { PageGroup } from '#web/look/page-group.tsx';
import { useWords } from '#web/words/words.tsx';

/** The pages about magnesium as one group; elsewhere it is not there. */
export function LedgerNav({ me }: { me: Me }) {
  const { t } = useWords();
  const path = useLocation({ select: ({ pathname }) => pathname });
  if (!isInLedger(path)) return null;
  const pages = [
    { to: OVERVIEW, text: t('ledger.overview') },
    ...placesFor(me).map(({ to, name }) => ({ to, text: t(`ledger.places.${name}`) })),
  ];
  return <PageGroup label={t('ledger.nav.group')} pages={pages} />;
}
