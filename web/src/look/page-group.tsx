import { UnstyledButton } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import classes from '#web/look/page-group.module.css';

interface Props {
  /** What holds them together. */
  label: string;
  pages: { to: string; text: string }[];
  /** Whether only the very page counts as the one somebody is on, and none below it. */
  exact?: boolean;
}

/** Pages that belong together, as one row above each of them; where it is longer than a phone is wide, this one is in sight. */
export function PageGroup({ label, pages, exact = false }: Props) {
  const row = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const words = pages.map(({ text }) => text).join();
  useEffect(() => {
    const nav = row.current;
    const here = nav?.querySelector<HTMLElement>('[aria-current=page]');
    if (nav && here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
    // Words of another language are of other lengths.
  }, [path, words]);
  return (
    <nav ref={row} className={`${classes.group} pushed`} aria-label={label}>
      {pages.map(({ to, text }) => (
        <UnstyledButton key={to} component={Link} to={to} activeOptions={{ exact }} className={classes.page}>
          {text}
        </UnstyledButton>
      ))}
    </nav>
  );
}
