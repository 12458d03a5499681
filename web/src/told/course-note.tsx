import { Text } from '@mantine/core';
import type { SweatRange } from '#web/api-shapes.ts';
import classes from '#web/told/told.module.css';
import type { Course } from '#web/told/told-queries.ts';
import { useWords, type Words } from '#web/words/words.tsx';

interface Props {
  course: Course;
  now: SweatRange | null;
}

/** What came of a word: that it is being reckoned, then from which range to which. */
export function CourseNote({ course, now }: Props) {
  const words = useWords();
  const { t } = words;
  const text =
    course.at === 'rest'
      ? t('told.rest')
      : course.at === 'reckoning'
        ? t(course.isLong ? 'told.reckoning.long' : 'told.reckoning')
        : changeText(words, course.before, now);
  return (
    <Text size="sm" role="status" className={classes.course} fw={course.at === 'done' ? 600 : undefined}>
      {text}
    </Text>
  );
}

/** From range to range, never from number to number. */
function changeText({ t, numbers }: Words, before: SweatRange | null, now: SweatRange | null): string {
  const range = ({ p10, p90 }: SweatRange) => {
    const [low, high] = [numbers.decimal(p10, 1), numbers.decimal(p90, 1)];
    return t('told.range', { low, high });
  };
  if (now === null) return t('told.changed.none');
  if (before === null) return t('told.changed.first', { now: range(now) });
  if (range(before) === range(now)) return t('told.changed.same', { now: range(now) });
  return t('told.changed', { before: range(before), now: range(now) });
}
