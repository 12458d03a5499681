import { Text, Transition } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ProfileDesk } from '#web/profile/use-profile.ts';
import { useWords } from '#web/words/words.tsx';

const SHOWN_MS = 2500;

/** A note above the thumb bar that a change has been written down; it moves nothing and goes by itself. */
export function SaveState({ state }: Pick<ProfileDesk, 'state'>) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (state === 'resting') return undefined;
    setShown(true);
    const hide = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(hide);
  }, [state]);

  return (
    <div
      role="status"
      style={{ position: 'fixed', insetBlockEnd: 84, insetInline: 0, pointerEvents: 'none', zIndex: 90 }}
    >
      <Transition mounted={shown} transition="fade">
        {(styles) => (
          <Text
            style={{
              ...styles,
              boxShadow: 'var(--mantine-shadow-md)',
              borderRadius: 999,
              width: 'fit-content',
            }}
            className="surface"
            size="sm"
            px="md"
            py={6}
            mx="auto"
          >
            {t(`profile.state.${state}`)}
          </Text>
        )}
      </Transition>
    </div>
  );
}
