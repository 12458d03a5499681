import { Button, Group, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import type { Nudge, NudgeAction } from '#web/inbox/inbox-shapes.ts';
import { useDismiss, useDone, useLater, useSeen } from '#web/inbox/inbox-queries.ts';
import { minutesToEvening } from '#web/inbox/later.ts';
import { Choices } from '#web/look/choices.tsx';
import { useWords } from '#web/words/words.tsx';

/** What can be done about a word: do it, be told again, say that it is done, or put it away. */
export function NudgeButtons({ nudge }: { nudge: Nudge }) {
  const { t, numbers } = useWords();
  const done = useDone();
  const dismiss = useDismiss();
  const { id, title, isCaution, remindsAt } = nudge;
  const here = useLocation({ select: ({ pathname }) => pathname });
  const leading = nudge.actions.filter((one): one is NudgeAction & { path: string } => one.path !== null);
  // A note leads to the inbox, which is a way for whoever reads it elsewhere.
  const away = leading.filter(({ path }) => path !== here);
  const has = (act: NudgeAction['act']) => nudge.actions.some((one) => one.act === act && one.path === null);
  if (nudge.done || nudge.dismissed)
    return (
      <Text size="sm" c="dimmed">
        {t(nudge.done ? 'notifications.inbox.isDone' : 'notifications.inbox.isDismissed')}
      </Text>
    );
  return (
    <>
      {remindsAt !== null && (
        <Text size="sm" c="dimmed" role="status">
          {t('notifications.inbox.isLater', { when: numbers.dateTime(remindsAt, null) })}
        </Text>
      )}
      <Group gap="xs">
        {leading.length === 0 && nudge.path !== here && (
          <OpenButton nudgeId={id} path={nudge.path} label={t('notifications.inbox.open')} name={title} />
        )}
        {away.map(({ path, label }) => (
          <OpenButton key={path} nudgeId={id} path={path} label={label} name={title} />
        ))}
        {has('later') && remindsAt === null && !nudge.isOver && <Later id={id} title={title} />}
        {has('done') && (
          <Button
            variant="default"
            loading={done.isPending}
            aria-label={t('notifications.inbox.done.label', { title })}
            onClick={() => done.mutate(id)}
          >
            {t('notifications.inbox.done')}
          </Button>
        )}
        {!isCaution && (
          <Button
            variant="subtle"
            color="gray"
            loading={dismiss.isPending}
            aria-label={t('notifications.inbox.dismiss.label', { title })}
            onClick={() => dismiss.mutate(id)}
          >
            {t('notifications.inbox.dismiss')}
          </Button>
        )}
      </Group>
      <ProblemNote error={done.error ?? dismiss.error} />
    </>
  );
}

interface OpenProps {
  nudgeId: string;
  path: string;
  label: string;
  /** What it belongs to, for who hears the button alone. */
  name: string;
}

export function OpenButton({ nudgeId, path, label, name }: OpenProps) {
  const seen = useSeen();
  // Its path is the server's word: one that this page does not know leads to the page that says so.
  return (
    <Button
      component={Link}
      to={path}
      variant="light"
      aria-label={`${label}: ${name}`}
      preload={false}
      onClick={() => seen.mutate(nudgeId)}
    >
      {label}
    </Button>
  );
}

function Later({ id, title }: { id: string; title: string }) {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const later = useLater();
  const evening = me ? minutesToEvening(new Date(), me.timeZone) : null;
  const times = [
    { minutes: 30, text: t('notifications.inbox.later.30') },
    { minutes: 120, text: t('notifications.inbox.later.120') },
    ...(evening === null ? [] : [{ minutes: evening, text: t('notifications.inbox.later.evening') }]),
  ];
  return (
    <>
      <Choices
        variant="default"
        loading={later.isPending}
        text={t('notifications.inbox.later')}
        label={t('notifications.inbox.later.label', { title })}
        choices={times.map(({ minutes, text }) => ({ text, choose: () => later.mutate({ id, minutes }) }))}
      />
      <ProblemNote error={later.error} />
    </>
  );
}
