import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AuthenticatorCard } from '#web/account/authenticator-card.tsx';
import { CodeList } from '#web/account/code-list.tsx';
import { factorsQuery, OWN_FACTORS } from '#web/account/factor-queries.ts';
import { PasskeysCard } from '#web/account/passkeys-card.tsx';
import { ProviderCard } from '#web/account/provider-card.tsx';
import { RecoveryCodesCard } from '#web/account/recovery-codes-card.tsx';

/** What one can show beside, or in place of, the password. */
export function FactorCards() {
  const { data: factors } = useSuspenseQuery(factorsQuery);
  const [codes, setCodes] = useState<string[] | null>(null);
  const queryClient = useQueryClient();
  const onChanged = (made: string[] | null) => {
    setCodes(made);
    void queryClient.invalidateQueries({ queryKey: OWN_FACTORS });
  };
  const { authenticatorSince: since, passkeys, recoveryCodesLeft } = factors;
  const hasFactor = since !== null || passkeys.length > 0;
  return (
    <>
      <AuthenticatorCard since={since} isOnlyFactor={passkeys.length === 0} onChanged={onChanged} />
      <PasskeysCard passkeys={passkeys} isOnlyFactor={since === null} onChanged={onChanged} />
      {codes && <CodeList codes={codes} onKept={() => setCodes(null)} />}
      {hasFactor && !codes && <RecoveryCodesCard left={recoveryCodesLeft} onMade={onChanged} />}
      <ProviderCard />
    </>
  );
}
