import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Fold } from '#web/look/fold.tsx';
import { Choices } from '#web/signs/choices.tsx';
import { MoreAnswers } from '#web/signs/more-answers.tsx';
import { RedFlagList } from '#web/signs/red-flag-list.tsx';
import { RedFlagModal } from '#web/signs/red-flag-modal.tsx';
import {
  type CheckIn,
  type Desk,
  type RedFlag,
  type Rest,
  SIGNS,
  useAnswer,
} from '#web/signs/sign-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  desk: Desk;
  /** What is changed; null: a new one. */
  before: CheckIn | null;
  week: string;
  onDone: () => void;
}

type Often = CheckIn['signs']['cramp'];
type Signs = Record<keyof CheckIn['signs'], Often | null>;

const OFTEN = [0, 1, 2, 3] as const;
const UNTOLD: Signs = { cramp: null, recovery: null, fatigue: null, pulse: null, moodSleep: null };

/** About a minute: five groups of signs, and what else may be asked. */
export function CheckInForm({ desk, before, week, onDone }: Props) {
  const { t, numbers } = useWords();
  const hint = before === null && week === desk.week ? desk.pulse : null;
  const [signs, setSigns] = useState<Signs>(() => before?.signs ?? { ...UNTOLD, pulse: hint?.value ?? null });
  const [pulseConfirmed, setConfirmed] = useState(before?.pulseConfirmed ?? hint === null);
  const [flags, setFlags] = useState<RedFlag[]>(before?.redFlags ?? []);
  const [rest, setRest] = useState<Rest>(() => (before ? restOf(before) : {}));
  const [isShown, setShown] = useState(false);
  const [isRead, setRead] = useState(false);
  const save = useAnswer(week);
  const isWhole = SIGNS.every((sign) => signs[sign] !== null);
  const asksFlags = (signs.pulse ?? 0) >= 1;

  const tick = (ticked: RedFlag[]) => {
    if (ticked.some((flag) => !flags.includes(flag))) setShown(true);
    setFlags(ticked);
  };
  const isTakenBack = before?.redFlags?.some((flag) => !flags.includes(flag)) === true;
  const list = (
    <>
      <RedFlagList all={desk.redFlags} ticked={flags} onChange={tick} />
      {isTakenBack && (
        <Text size="sm" role="status">
          {t('signs.red.takenBack')}
        </Text>
      )}
    </>
  );
  const actions = desk.redFlags.filter(({ flag }) => flags.includes(flag)).map(({ action }) => action);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const told = signs as CheckIn['signs'];
        // Silence takes nothing back; a list that was there before is told again as it is now.
        const isTold = asksFlags || flags.length > 0 || isTakenBack;
        const redFlags = isTold ? flags : null;
        save.mutate(
          { answers: { ...rest, signs: told, pulseConfirmed, redFlags }, isRead: isRead && flags.length > 0 },
          { onSuccess: onDone },
        );
      }}
    >
      <Stack gap="lg">
        {SIGNS.map((sign) => (
          <Stack key={sign} gap="sm">
            <Choices
              label={t(`signs.sign.${sign}`)}
              options={OFTEN.map((value) => ({ value, name: t(`signs.often.${value}`) }))}
              value={signs[sign]}
              onChange={(often) => {
                setSigns((told) => ({ ...told, [sign]: often }));
                if (sign === 'pulse') setConfirmed(true);
              }}
            />
            {sign === 'pulse' && hint && !pulseConfirmed && (
              <Group gap="sm">
                <Text size="sm">
                  {t('signs.pulse.hint', {
                    low: numbers.decimal(hint.deltaBpm.low, 0),
                    high: numbers.decimal(hint.deltaBpm.high, 0),
                    sessions: hint.sessions,
                  })}
                </Text>
                <Button variant="default" size="xs" onClick={() => setConfirmed(true)}>
                  {t('signs.pulse.right')}
                </Button>
              </Group>
            )}
            {sign === 'pulse' && asksFlags && list}
          </Stack>
        ))}
        {!asksFlags && <Fold title={t('signs.red.other')}>{list}</Fold>}
        <MoreAnswers
          asks={desk.asks}
          rest={rest}
          change={(some) => setRest((told) => ({ ...told, ...some }))}
        />
        <ProblemNote error={save.error} />
        <Group gap="sm">
          <Button type="submit" size="md" loading={save.isPending} disabled={!isWhole}>
            {t('signs.save')}
          </Button>
          {before !== null && (
            <Button variant="subtle" color="gray" onClick={onDone}>
              {t('signs.cancel')}
            </Button>
          )}
        </Group>
        {!isWhole && (
          <Text size="sm" c="dimmed">
            {t('signs.unfinished')}
          </Text>
        )}
      </Stack>
      <RedFlagModal
        actions={[...new Set(actions)]}
        opened={isShown}
        onRead={() => {
          setShown(false);
          setRead(true);
        }}
      />
    </form>
  );
}

function restOf({ stress, sleepH, stomachDays, caffeineCups, alcoholGlasses, ...told }: CheckIn): Rest {
  const { ill, newMedicine, period } = told;
  return { stress, sleepH, stomachDays, caffeineCups, alcoholGlasses, ill, newMedicine, period };
}
