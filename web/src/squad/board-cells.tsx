import { Text } from '@mantine/core';
import { Unbroken } from '#web/look/unbroken.tsx';
import { percentWords, litresWords, shareWords, shortDay } from '#web/squad/board-words.ts';
import type { BoardRow, TrainingValues } from '#web/squad/board-shapes.ts';
import { Grey, Shared } from '#web/squad/grey.tsx';
import { SmallBand } from '#web/squad/small-band.tsx';
import { LOCALES } from '#web/words/regions.ts';
import { useWords } from '#web/words/words.tsx';

/** All of the need, in per cent, and where the scale of coverage ends. */
const ALL_PCT = 100;
const FULL_PCT = 150;

export function TrainedCell({ training }: Pick<BoardRow, 'training'>) {
  const { t, language, numbers } = useWords();
  return (
    <Shared group={training}>
      {({ sessions, minutes, lastDay }) =>
        sessions === 0 ? (
          <Line>{t('squad.trained.none')}</Line>
        ) : (
          <>
            <Line isMain>{t('squad.trained.sessions', { count: sessions })}</Line>
            <Line isDim>{numbers.duration(minutes * 60)}</Line>
            {lastDay !== null && (
              <Line isDim>{t('squad.trained.last', { day: shortDay(LOCALES[language], lastDay) })}</Line>
            )}
          </>
        )
      }
    </Shared>
  );
}

export function SweatCell({ sweat, fullL }: Pick<BoardRow, 'sweat'> & { fullL: number }) {
  const words = useWords();
  const { t, language } = words;
  return (
    <Shared group={sweat}>
      {({ litres, dearest, sessionsWithoutEstimate: count }) => {
        const { middle, likely } = litresWords(words, litres);
        const day = shortDay(LOCALES[language], dearest.day);
        return (
          <>
            <Line isMain>{middle}</Line>
            {likely !== null && <Line isDim>{likely}</Line>}
            <SmallBand range={litres} full={fullL} tone="sweat" />
            {dearest.pct !== null && (
              <Line isDim>
                {t('squad.sweat.dearest', { day, what: shareWords(words, 'squad.sweat.pct', dearest.pct) })}
              </Line>
            )}
            {count > 0 && <Grey>{t('squad.sweat.without', { count })}</Grey>}
          </>
        );
      }}
    </Shared>
  );
}

export function WeighInCell({ weighIns }: Pick<BoardRow, 'weighIns'>) {
  const words = useWords();
  const { t, language, numbers } = words;
  return (
    <Shared group={weighIns}>
      {({ latest }) => (
        <>
          <Line isMain>
            {t('squad.weighed.change', {
              percent: numbers.signed(latest.changePct, Number.isInteger(latest.changePct) ? 0 : 1),
            })}
          </Line>
          <Line isDim>{shortDay(LOCALES[language], latest.day)}</Line>
          {latest.drankMore && <Line isWarm>{t('squad.weighed.drankMore')}</Line>}
        </>
      )}
    </Shared>
  );
}

export function HeatAndLoadCell({ training }: Pick<BoardRow, 'training'>) {
  const { t } = useWords();
  return (
    <Shared group={{ ...training, isWithoutSome: false }}>
      {({ acclimatisation, hotSessions, load, isLoadWithoutSome }) => (
        <>
          {load === null ? (
            <Grey>{t(isLoadWithoutSome ? 'squad.load.hidden' : 'squad.load.unknown')}</Grey>
          ) : (
            <Line isMain>{t(`coaching.load.${load}`)}</Line>
          )}
          <HeatTold word={acclimatisation} isDim />
          {hotSessions > 0 && <Line isDim>{t('squad.heat.sessions', { count: hotSessions })}</Line>}
        </>
      )}
    </Shared>
  );
}

/** null: its source hides some, and what is hidden may have been hot. */
export function HeatTold({
  word,
  isDim = false,
}: {
  word: TrainingValues['acclimatisation'];
  isDim?: boolean;
}) {
  const { t } = useWords();
  if (word === null) return <Grey>{t('squad.heat.hidden')}</Grey>;
  return <Line isDim={isDim}>{t(`coaching.heat.${word}`)}</Line>;
}

export function CoverageCell({ coverage }: Pick<BoardRow, 'coverage'>) {
  const words = useWords();
  const { t } = words;
  return (
    <Shared group={coverage}>
      {({ word, pct, loggedDays, neededDays }) => (
        <>
          <Line isMain>{t(`squad.coverage.${word}`)}</Line>
          {loggedDays < neededDays && (
            <Grey>{t('squad.coverage.days', { count: loggedDays, needed: neededDays })}</Grey>
          )}
          {/* With enough days it is the range that does not tell, and whoever sees it sees why. */}
          {pct !== null && (word !== 'unclear' || loggedDays >= neededDays) && (
            <>
              <Line isDim>
                {t('squad.coverage.pct', {
                  pct: percentWords(words, pct.mid),
                  low: percentWords(words, pct.low),
                  high: percentWords(words, pct.high),
                })}
              </Line>
              <SmallBand range={pct} full={Math.max(FULL_PCT, pct.high)} tone="mineral" mark={ALL_PCT} />
            </>
          )}
        </>
      )}
    </Shared>
  );
}

/** Only what somebody chose to say; whoever says nothing has said nothing. */
export function TalkTold({ talk }: Pick<BoardRow, 'talk'>) {
  const { t, language } = useWords();
  if (talk.values === null) return null;
  const { wish, day } = talk.values;
  return (
    <Line isDim={wish === 'fine'} isWarm={wish === 'talk'}>
      {t(`squad.talk.${wish}`, { day: shortDay(LOCALES[language], day) })}
    </Line>
  );
}

interface LineProps {
  isMain?: boolean;
  isDim?: boolean;
  isWarm?: boolean;
  children: string;
}

export function Line({ isMain = false, isDim = false, isWarm = false, children }: LineProps) {
  const colour = isWarm ? 'var(--svett-warm)' : isDim ? 'dimmed' : undefined;
  return (
    <Text span display="block" size="sm" fw={isMain || isWarm ? 600 : 400} {...(colour && { c: colour })}>
      {typeof children === 'string' ? <Unbroken>{children}</Unbroken> : children}
    </Text>
  );
}
