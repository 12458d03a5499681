import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from '#web/look/page-group.module.css';

interface Props {
  /** What holds them together. */
  label: string;
  pages: { to: string; text: string }[];
  /** Whether only the very page counts as the one somebody is on, and none below it. */
  exact?: boolean;
}

/** Pages that belong together, as one row above each of them. */
export function PageGroup({ label, pages, exact = false }: Props) {
  return (
    <nav className={classes.group} aria-label={label}>
      {pages.map(({ to, text }) => (
        <UnstyledButton key={to} component={Link} to={to} activeOptions={{ exact }} className={classes.page}>
          {text}
        </UnstyledButton>
      ))}
    </nav>
  );
}
