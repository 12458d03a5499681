import { Inject, Injectable } from '@nestjs/common';
import { PushDevices } from '#src/channels/push-devices';
import { PushWay } from '#src/channels/push-way';
import type { DigestText } from '#src/coaching/digest-words';
import type { Whose } from '#src/coaching/digest.topics';
import type { Tx } from '#src/database/transaction';
import type { Language } from '#src/words/words';

export interface Screen {
  deviceId: string;
  athleteId: string;
  language: Language;
}

/** Nobody looks at yesterday in the evening any more. */
const TTL_S = 6 * 3600;
const TITLE = 'Svett';

/** Shows on coaches' devices that there is something to look at: how many, and nobody by name. */
@Injectable()
export class DigestScreens {
  constructor(
    @Inject(PushDevices) private readonly devices: PushDevices,
    @Inject(PushWay) private readonly push: PushWay,
  ) {}

  async isThere(deviceId: string): Promise<boolean> {
    return (await this.devices.address(deviceId)) !== null;
  }

  /** Slow: outside a transaction. What it answers is to be written down. */
  async show(
    { deviceId, athleteId, language }: Screen,
    { teamId }: Whose,
    { short }: DigestText,
  ): Promise<(tx: Tx) => Promise<void>> {
    const address = await this.devices.address(deviceId);
    if (!address) return () => Promise.resolve();
    const told = { title: TITLE, short, path: `/teams/${teamId}`, actions: [] };
    // A newer morning takes the place of the one before it.
    const wording = { ...told, language, inClear: told, tag: teamId.replaceAll('-', '') };
    const how = { athleteId, urgency: 'normal', answer: null, unread: null, ttlS: TTL_S } as const;
    const carried = await this.push.show(address, wording, how);
    return (tx) => (carried === 'gone' ? this.devices.lost(tx, deviceId) : this.devices.went(tx, deviceId));
  }
}
