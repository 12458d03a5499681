import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { placeIn, type Spot } from '#web/plan/place-text.ts';
import { useWords } from '#web/words/words.tsx';

/** In Uppsala: a place of two numbers that look like what they are. */
const EXAMPLE_DEG = [59.86, 17.64];

/** A place out of what a map's own button copies, or out of its coordinates; nothing of it leaves the page but the place. */
export function PlacePaste({ onPlace }: { onPlace: (place: Spot) => void }) {
  const { t, numbers } = useWords();
  const example = EXAMPLE_DEG.map((deg) => numbers.decimal(deg, 2)).join(' ');
  const [text, setText] = useState('');
  const [isLeft, setLeft] = useState(false);
  const isWrong = isLeft && text.trim() !== '' && placeIn(text) === null;
  return (
    <TextInput
      label={t('planning-place.paste')}
      placeholder={example}
      autoComplete="off"
      inputMode="text"
      value={text}
      error={isWrong ? t('planning-place.paste.wrong', { example }) : undefined}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setLeft(false);
        const found = placeIn(event.currentTarget.value);
        if (found) onPlace(found);
      }}
    />
  );
}
