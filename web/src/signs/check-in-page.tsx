import { Button, Group, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { SignCalendar } from '#web/ledger/sign-calendar.tsx';
import { MaybeMeasureCard } from '#web/ledger/maybe-measure-card.tsx';
import { Card } from '#web/look/card.tsx';
import { Columns } from '#web/look/columns.tsx';
import { Fold } from '#web/look/fold.tsx';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { PurposeQuestion } from '#web/privacy/purpose-question.tsx';
import { CheckInForm } from '#web/signs/check-in-form.tsx';
import { HelpPlace } from '#web/signs/help-numbers.tsx';
import { KeptSigns } from '#web/signs/kept-signs.tsx';
import { type CheckIn, type Desk, deskQuery, useRemove } from '#web/signs/sign-queries.ts';
import { StandingNote } from '#web/signs/standing-note.tsx';
import { useWords } from '#web/words/words.tsx';

/** How the week was, in about a minute; what to do about it; and how it was before. */
export function CheckInPage() {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('signs.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('signs.lead')}
        </Text>
      </div>
      <ConsentQuestion />
      <Columns
        firstWider
        first={
          <PurposeQuestion purpose="signs">
            <Asked />
          </PurposeQuestion>
        }
        second={
          <>
            <Card title={t('signs.help.title')}>
              <HelpPlace />
            </Card>
            <Card title={t('signs.kept.title')}>
              <KeptSigns />
            </Card>
          </>
        }
      />
    </Stack>
  );
}

function Asked() {
  const { t } = useWords();
  const { data: desk, error } = useQuery(deskQuery);
  if (!desk) return error ? <ProblemNote error={error} /> : <Skeleton h={420} radius="lg" />;
  return (
    <Stack gap="lg">
      {desk.standing && <StandingNote standing={desk.standing} />}
      <ThisWeek desk={desk} />
      <Advice desk={desk} />
      <MaybeMeasureCard />
      <SignCalendar />
      <Card title={t('signs.more.title')} lead={t('signs.more.lead')}>
        {(['stress', 'stomach', 'caffeine', 'alcohol'] as const).map((purpose) => (
          <Fold key={purpose} title={t(`consents.${purpose}.label`)}>
            <PurposeQuestion purpose={purpose}>
              <Text size="sm">{t('signs.more.asked')}</Text>
            </PurposeQuestion>
          </Fold>
        ))}
      </Card>
    </Stack>
  );
}

function ThisWeek({ desk }: { desk: Desk }) {
  const { t, numbers } = useWords();
  const [changed, setChanged] = useState<CheckIn | null>(null);
  const { checkIn, week, monday } = desk;
  const lead = t('signs.week', { day: numbers.day(monday) });
  if (changed !== null)
    return (
      <Card title={t('signs.change.title')} lead={t('signs.week', { day: numbers.day(changed.monday) })}>
        <CheckInForm desk={desk} before={changed} week={changed.week} onDone={() => setChanged(null)} />
      </Card>
    );
  return (
    <>
      <Card title={t('signs.form.title')} lead={lead}>
        {checkIn === null ? (
          <CheckInForm desk={desk} before={null} week={week} onDone={() => undefined} />
        ) : (
          <Told checkIn={checkIn} standing={desk.standing} onChange={() => setChanged(checkIn)} />
        )}
      </Card>
      {desk.earlier.length > 0 && (
        <Fold title={t('signs.earlier')}>
          <Stack gap="md" pt="xs">
            {desk.earlier.map((one) => (
              <div key={one.week}>
                <Text fw={600} size="sm">
                  {t('signs.week', { day: numbers.day(one.monday) })}
                </Text>
                <Told checkIn={one} standing={desk.standing} onChange={() => setChanged(one)} />
              </div>
            ))}
          </Stack>
        </Fold>
      )}
    </>
  );
}

interface ToldProps {
  checkIn: CheckIn;
  standing: Desk['standing'];
  onChange: () => void;
}

function Told({ checkIn, standing, onChange }: ToldProps) {
  const { t, numbers } = useWords();
  const remove = useRemove();
  const day = numbers.day(checkIn.monday);
  const holdsFlag = checkIn.redFlags?.some((flag) => standing?.flags.includes(flag)) === true;
  const noted = Object.entries(checkIn.signs).filter(([, often]) => often > 0);
  return (
    <Stack gap="sm" role="status">
      {noted.length === 0 ? (
        <Text size="sm">{t('signs.noted.none')}</Text>
      ) : (
        <List size="sm">
          {noted.map(([sign, often]) => (
            <List.Item key={sign}>
              {t(`signs.sign.${sign}`)}: {t(`signs.often.${often}`).toLowerCase()}
            </List.Item>
          ))}
        </List>
      )}
      {holdsFlag && <Text size="sm">{t('signs.remove.flags')}</Text>}
      <ProblemNote error={remove.error} />
      <Group gap="sm">
        <Button variant="light" aria-label={t('signs.change.label', { day })} onClick={onChange}>
          {t('signs.change')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          loading={remove.isPending}
          aria-label={t('signs.remove.label', { day })}
          onClick={() => remove.mutate(checkIn.week)}
        >
          {t('signs.remove')}
        </Button>
      </Group>
    </Stack>
  );
}

function Advice({ desk }: { desk: Desk }) {
  const { t } = useWords();
  if (desk.advice === 'none') return null;
  return (
    <Card title={t('signs.advice.title')} lead={t(`signs.advice.${desk.advice}`)}>
      <List spacing={6}>
        {desk.tips.map((what) => (
          <List.Item key={what}>{t(`signs.advice.${what}`)}</List.Item>
        ))}
      </List>
    </Card>
  );
}
