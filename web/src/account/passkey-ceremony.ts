import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { ChangedMind } from '#web/account/changed-mind.ts';
import type { PasskeyAnswer } from '#web/account/factor-api.ts';

/** `insecure`: browsers keep passkeys for pages that came over https or from this very machine. */
export type PasskeysHere = 'yes' | 'insecure' | 'unknown-to-browser';

export function passkeysHere(): PasskeysHere {
  if (!window.isSecureContext) return 'insecure';
  return browserSupportsWebAuthn() ? 'yes' : 'unknown-to-browser';
}

/** What the server's API gives as options; what is in it is between server and browser. */
interface Asked {
  options: { challenge: string };
}

export async function askPasskey({ options }: Asked): Promise<PasskeyAnswer> {
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON }).catch(inWords);
  return { id, rawId, type, response, clientExtensionResults: {} };
}

export async function makePasskey({ options }: Asked) {
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  const { id, rawId, type, response } = await startRegistration({ optionsJSON }).catch(inWords);
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, attestationObject, transports },
    clientExtensionResults: {},
  };
}

/** Closing the browser's own window is no fault. */
function inWords(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  throw name === 'NotAllowedError' || name === 'AbortError' ? new ChangedMind() : error;
}
