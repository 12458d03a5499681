import { Skeleton } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { ConfirmedProvider } from '#web/account/use-confirmed.tsx';
import type { Me } from '#web/api-shapes.ts';
import { meQuery } from '#web/app/queries.ts';
import { useOwnHabits } from '#web/app/use-own-habits.ts';
import { saidQuery } from '#web/privacy/privacy-queries.ts';
import { BodyStep } from '#web/welcome/body-step.tsx';
import { ConsentsStep } from '#web/welcome/consents-step.tsx';
import {
  endSteps,
  keepStep,
  type Step,
  stepAfter,
  stepBefore,
  stepOf,
  STEPS,
} from '#web/welcome/first-steps.ts';
import { SessionStep } from '#web/welcome/session-step.tsx';
import { StepsFrame } from '#web/welcome/steps-frame.tsx';

/** From a new account to the first estimate, in three short steps. Whoever leaves comes back to the step they were at. */
export function WelcomePage() {
  const { data: me } = useSuspenseQuery(meQuery);
  useOwnHabits(me);
  return me && <Steps me={me} />;
}

function Steps({ me }: { me: Me }) {
  const { step: asked } = useSearch({ from: '/welcome' });
  const navigate = useNavigate();
  const { data: said } = useSuspenseQuery(saidQuery);
  const mayKeep = said.items.some(({ purpose, given }) => purpose === 'health-data' && given);
  const wanted = asked ?? stepOf(me.accountId) ?? STEPS[0];
  // A yes taken back, or an address told by somebody else.
  const step = wanted === 'body' && !mayKeep ? 'consents' : wanted;
  const goTo = (to: Step | null) => {
    if (to === null) return;
    keepStep(me.accountId, to);
    void navigate({ to: '/welcome', search: { step: to } });
  };
  const onNext = () => goTo(stepAfter(step, mayKeep));
  const onBack = () => goTo(stepBefore(step, mayKeep));
  const leave = () => void navigate({ to: '/' });
  return (
    <ConfirmedProvider>
      <StepsFrame step={step} onLeave={leave}>
        <Suspense fallback={<Skeleton h={360} radius="lg" aria-hidden="true" />}>
          {step === 'body' && <BodyStep onNext={onNext} onBack={onBack} />}
          {step === 'consents' && <ConsentsStep me={me} onNext={onNext} onBack={null} />}
          {step === 'session' && (
            <SessionStep
              mayKeep={mayKeep}
              onBack={onBack}
              onEnd={() => {
                endSteps();
                leave();
              }}
            />
          )}
        </Suspense>
      </StepsFrame>
    </ConfirmedProvider>
  );
}
