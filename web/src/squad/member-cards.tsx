import { List, Stack, Text } from '@mantine/core';
import { axis } from '#web/look/range.ts';
import { inOneBreath } from '#web/look/range-words.ts';
import { CoverageCell, HeatTold, Line } from '#web/squad/board-cells.tsx';
import { litresWords, shareWords } from '#web/squad/board-words.ts';
import type { MemberTold } from '#web/squad/board-shapes.ts';
import { Grey, Shared } from '#web/squad/grey.tsx';
import { SmallBand } from '#web/squad/small-band.tsx';
import { useWords } from '#web/words/words.tsx';

export function TrainingTold({ training }: Pick<MemberTold, 'training'>) {
  const { t, numbers } = useWords();
  return (
    <Shared group={training}>
      {({ sessions, minutes, lastDay, acclimatisation, hotSessions, load, isLoadWithoutSome }) => (
        <Stack gap={4} className="figures">
          <Line isMain>
            {sessions === 0
              ? t('squad.trained.none')
              : `${t('squad.trained.sessions', { count: sessions })}, ${numbers.duration(minutes * 60)}`}
          </Line>
          {lastDay !== null && <Line>{t('squad.trained.last', { day: numbers.day(lastDay) })}</Line>}
          {load === null ? (
            <Grey>{t(isLoadWithoutSome ? 'squad.load.hidden' : 'squad.load.unknown')}</Grey>
          ) : (
            <Line>{`${t('squad.session.load')}: ${t(`coaching.load.${load}`)}`}</Line>
          )}
          <HeatTold word={acclimatisation} />
          {hotSessions > 0 && <Line>{t('squad.heat.sessions', { count: hotSessions })}</Line>}
        </Stack>
      )}
    </Shared>
  );
}

export function SweatTold({ sweat }: Pick<MemberTold, 'sweat'>) {
  const words = useWords();
  const { t, numbers } = words;
  return (
    <Shared group={sweat}>
      {({ litres, dearest, sessionsWithoutEstimate: count }) => (
        <Stack gap={4} className="figures">
          <Line isMain>{inOneBreath(litresWords(words, litres))}</Line>
          <SmallBand range={litres} full={axis(litres.high * 1.04).full} tone="sweat" />
          <Line>
            {t('squad.sweat.dearest', {
              day: numbers.day(dearest.day),
              what: inOneBreath(litresWords(words, dearest.litres)),
            })}
          </Line>
          {dearest.pct !== null && <Line isDim>{shareWords(words, 'squad.sweat.pctLong', dearest.pct)}</Line>}
          {count > 0 && <Grey>{t('squad.sweat.without', { count })}</Grey>}
        </Stack>
      )}
    </Shared>
  );
}

export function WeighInsTold({ weighIns }: Pick<MemberTold, 'weighIns'>) {
  const words = useWords();
  const { t, numbers } = words;
  return (
    <Shared group={weighIns}>
      {(weighings) => (
        <List size="sm" spacing={6} className="figures">
          {weighings.map(({ day, changePct, litres, drankMore }, index) => (
            <List.Item key={`${day} ${index}`}>
              {numbers.day(day)}:{' '}
              {t('squad.weighed.change', {
                percent: numbers.signed(changePct, Number.isInteger(changePct) ? 0 : 1),
              })}
              {litres !== null && (
                <Text span size="sm" c="dimmed">
                  {` ${t('squad.weighed.sweat', { amount: inOneBreath(litresWords(words, litres)) })}`}
                </Text>
              )}
              {drankMore && <Line isWarm>{t('squad.weighed.drankMore')}</Line>}
            </List.Item>
          ))}
        </List>
      )}
    </Shared>
  );
}

export function CoverageTold({ coverage }: Pick<MemberTold, 'coverage'>) {
  const { t } = useWords();
  return (
    <Shared group={coverage}>
      {({ week, month }) => (
        <Stack gap="md" className="figures">
          {([week, month] as const).map((window, index) => (
            <div key={window.from}>
              <Text size="sm" c="dimmed">
                {t(`squad.view.days.${index === 0 ? '7' : '28'}`)}
              </Text>
              <CoverageCell coverage={{ state: 'shared', isWithoutSome: false, values: window }} />
            </div>
          ))}
        </Stack>
      )}
    </Shared>
  );
}
