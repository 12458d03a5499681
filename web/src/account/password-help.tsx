import { useWords } from '#web/words/words.tsx';

/** As the server asks. Length is what makes a password hard to guess; odd signs are welcome but not needed. */
export const PASSWORD_MIN_LENGTH = 12;

interface Props {
  length: number;
}

/** Says the one rule before typing, counts down while typing, and is content after. */
export function PasswordHelp({ length }: Props) {
  const { t } = useWords();
  const left = PASSWORD_MIN_LENGTH - length;
  if (length === 0) return t('account.password.rule', { least: PASSWORD_MIN_LENGTH });
  return left > 0 ? t('account.password.left', { left }) : t('account.password.fine');
}
