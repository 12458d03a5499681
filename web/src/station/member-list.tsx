import { Stack, Text, UnstyledButton } from '@mantine/core';
import { fluidShort } from '#web/station/fluid-told.tsx';
import classes from '#web/station/member-list.module.css';
import { progressOf, type Progress } from '#web/station/rounds.ts';
import type { Entry, Member, Side } from '#web/station/station-shapes.ts';
import { useWords, type Words } from '#web/words/words.tsx';

interface Props {
  members: readonly Member[];
  today: readonly Entry[];
  when: Side;
  onTap: (memberId: string) => void;
}

/** Everybody who may be weighed, with how far they are. No kilos stand here. */
export function MemberList({ members, today, when, onTap }: Props) {
  const words = useWords();
  const { t } = words;
  const all = members.map((member) => ({ member, progress: progressOf(member, today) }));
  const left = all.filter(({ progress }) => !isDone(progress, when)).length;
  return (
    <Stack gap="sm">
      <Text fw={600} role="status">
        {t('station.left', { count: left })}
      </Text>
      <ul className={classes.list} aria-label={t('station.list')}>
        {all.map(({ member, progress }) => {
          const entry = when === 'before' ? progress.before : progress.after;
          const mark =
            entry?.state === 'doubtful' ? classes.check : isDone(progress, when) ? classes.done : '';
          return (
            <li key={member.id}>
              <UnstyledButton className={`${classes.member} ${mark}`} onClick={() => onTap(member.id)}>
                <span className={classes.name}>{member.name}</span>
                <Text component="span" size="sm" c="dimmed">
                  {stateOf(words, progress, when)}
                </Text>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}

function isDone({ isBeforeDone, isAfterDone }: Progress, when: Side): boolean {
  return when === 'before' ? isBeforeDone : isAfterDone;
}

function stateOf(words: Words, progress: Progress, when: Side): string {
  const { t } = words;
  const entry = when === 'before' ? progress.before : progress.after;
  if (entry?.state === 'doubtful') return t('station.state.check');
  if (!isDone(progress, when))
    return t(
      when === 'after' && !progress.isBeforeDone ? 'station.state.without-before' : 'station.state.to-weigh',
    );
  const parts = [t('station.state.weighed')];
  if (entry?.fluid) parts.push(fluidShort(words, entry.fluid));
  if (entry?.state === 'waiting') parts.push(t('station.state.unsent'));
  return parts.join(' · ');
}
