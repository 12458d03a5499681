import { UnstyledButton } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { Me } from '#web/api-shapes.ts';
import classes from '#web/ledger/ledger-nav.module.css';
import { isInLedger, OVERVIEW, placesFor } from '#web/ledger/ledger-places.ts';
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
  return (
    <nav className={classes.group} aria-label={t('ledger.nav.group')}>
      {pages.map(({ to, text }) => (
        <UnstyledButton key={to} component={Link} to={to} className={classes.page}>
          {text}
        </UnstyledButton>
      ))}
    </nav>
  );
}
