import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { BrowsersCard } from '#web/account/browsers-card.tsx';
import { EmailCard } from '#web/account/email-card.tsx';
import { FactorCards } from '#web/account/factor-cards.tsx';
import { PasswordCard } from '#web/account/password-card.tsx';
import { PreferencesCard } from '#web/account/preferences-card.tsx';
import { TokensCard } from '#web/account/tokens-card.tsx';
import { Columns } from '#web/look/columns.tsx';
import { useWords } from '#web/words/words.tsx';

/** How one gets in, and what else may: what concerns the account and not the body that trains. */
export function AccountPage() {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('people.account.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('people.account.lead')}
        </Text>
      </div>
      <Suspense fallback={<Skeleton h={240} radius="lg" aria-hidden="true" />}>
        {/* Preferences, then how one shows who one is, then what else may come in. */}
        <Columns
          first={
            <>
              <PreferencesCard />
              <EmailCard />
              <PasswordCard />
            </>
          }
          second={
            <>
              <FactorCards />
              <BrowsersCard />
              <TokensCard />
            </>
          }
        />
      </Suspense>
    </Stack>
  );
}
