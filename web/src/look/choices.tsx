import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

interface Props extends ButtonProps {
  text: string;
  /** What is heard in its place, where the text says too little alone. */
  label?: string;
  choices: { text: string; choose: () => void }[];
}

/** A button that shows its choices beside it, as buttons of their own: a menu that floats brings thirty kilobytes along. */
export function Choices({ text, label, choices, ...look }: Props) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <>
      <Button {...look} aria-label={label} aria-expanded={isOpen} onClick={toggle}>
        {text}
      </Button>
      {isOpen &&
        choices.map((choice) => (
          <Button
            key={choice.text}
            {...look}
            className={undefined}
            variant="light"
            onClick={() => {
              close();
              choice.choose();
            }}
          >
            {choice.text}
          </Button>
        ))}
    </>
  );
}
