import { Checkbox, SimpleGrid } from '@mantine/core';

interface Props<Word extends string> {
  /** What is asked of all of them. */
  label: string;
  why?: string;
  words: readonly Word[];
  nameOf: (word: Word) => string;
  ticked: readonly Word[];
  onChange: (ticked: Word[]) => void;
}

/** Any number of boxes of one kind. */
export function Ticks<Word extends string>({ label, why, words, nameOf, ticked, onChange }: Props<Word>) {
  return (
    <Checkbox.Group
      label={label}
      description={why}
      value={[...ticked]}
      onChange={(chosen) => onChange(words.filter((word) => chosen.includes(word)))}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
        {words.map((word) => (
          <Checkbox key={word} value={word} label={nameOf(word)} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
