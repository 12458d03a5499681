import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { EditorForm, type Editing } from '#web/told/editor-form.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props<Value> extends Editing<Value> {
  label: string;
  why?: string | undefined;
  options: readonly { value: Value; name: string }[];
  /** null: nothing chosen yet. */
  from: Value | null;
}

/** One of several; the browser's own list, as phones show it best. */
export function ChoiceEditor<Value>({ label, why, options, from, ...editing }: Props<Value>) {
  const { t } = useWords();
  const [chosen, setChosen] = useState(() => options.findIndex(({ value }) => value === from));
  return (
    <EditorForm {...editing} value={options[chosen]?.value ?? null}>
      <NativeSelect
        label={label}
        description={why}
        value={String(chosen)}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        data={[
          ...(chosen < 0 ? [{ value: '-1', label: t('told.choose') }] : []),
          ...options.map(({ name }, index) => ({ value: String(index), label: name })),
        ]}
        autoFocus
      />
    </EditorForm>
  );
}
