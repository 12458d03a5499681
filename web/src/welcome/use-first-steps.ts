import { useNavigate } from '@tanstack/react-router';
import type { Me } from '#web/api-shapes.ts';
import { codeOnTheWay } from '#web/teams/code-on-the-way.ts';
import { keepStep, STEPS } from '#web/welcome/first-steps.ts';

/** Leads whoever has just made an account to the first steps; a code for a team that they came with goes first. */
export function useFirstSteps(): (me: Me) => Promise<void> {
  const navigate = useNavigate();
  return async (me) => {
    keepStep(me.accountId, STEPS[0]);
    await navigate({ to: codeOnTheWay() === null ? '/welcome' : '/teams/join', replace: true });
  };
}
