import { PasswordInput } from '@mantine/core';
import { PASSWORD_MIN_LENGTH, PasswordHelp } from '#web/account/password-help.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  value: string;
  onChange: (password: string) => void;
}

/** Where one writes a password that is to be. */
export function NewPasswordField({ value, onChange }: Props) {
  const { t } = useWords();
  return (
    <PasswordInput
      label={t('people.password.new')}
      description={<PasswordHelp length={[...value].length} />}
      visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
      autoComplete="new-password"
      required
      minLength={PASSWORD_MIN_LENGTH}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
