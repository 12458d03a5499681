import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Secrets } from '#src/config/secrets';
import { GrantLeft, NoticeReceived } from '#src/connect/connect.topics';
import { turnOf } from '#src/connect/keyring';
import { Link } from '#src/connect/link.entity';
import { OauthState } from '#src/connect/oauth-state.entity';
import { OtherSeals } from '#src/connect/other-seals.port';
import { aboutGrant, aboutLink, aboutNotice, aboutState } from '#src/connect/sealed-about';
import { SEALING, Vault } from '#src/database/vault';
import { IsNull, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import type { Topic } from '#src/jobs/topic';

/** Rows sealed anew in one transaction: the service goes on writing between them. */
const ROWS_AT_ONCE = 100;

/** Facts with something sealed in them, and what it is sealed about. */
interface SealedFact<Payload extends z.ZodType = z.ZodType> {
  topic: Topic<Payload>;
  sealed: (payload: z.output<Payload>) => { text: string | null; about: string };
  resealed: (payload: z.output<Payload>, text: string) => z.input<Payload>;
}

const notices: SealedFact<typeof NoticeReceived.payload> = {
  topic: NoticeReceived,
  sealed: ({ carried, brand, vendorUserId }) => ({ text: carried, about: aboutNotice(brand, vendorUserId) }),
  resealed: (payload, carried) => ({ ...payload, carried }),
};

const grantsLeft: SealedFact<typeof GrantLeft.payload> = {
  topic: GrantLeft,
  sealed: ({ sealed, grantId }) => ({ text: sealed, about: aboutGrant(grantId) }),
  resealed: (payload, sealed) => ({ ...payload, sealed }),
};

/**
 * Seals everything anew with a new key and forgets the old one, while the service runs. The old key goes last, and only
 * when nothing needs it: killed at any moment, everything still opens, and another call finishes the work.
 */
@Injectable()
export class KeyRotation {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(OtherSeals) private readonly others: OtherSeals,
  ) {}

  /** How many seals were made anew. */
  async rotate(): Promise<number> {
    if (this.secrets.keepsTokenKeys) await this.alone(() => this.secrets.addTokenKey());
    let made = 0;
    do {
      made += await this.others.reseal();
      made += await this.resealLinks();
      made += await this.resealStates();
      made += await this.resealFacts(notices);
      made += await this.resealFacts(grantsLeft);
    } while (!(await this.retire())); // somebody may have sealed with the old key a moment ago
    return made;
  }

  private async resealLinks(): Promise<number> {
    const newest = this.vault.newestKeyId;
    const stale = await this.database
      .read(Link)
      .find({ where: { keyId: Not(newest) }, select: { id: true }, order: { id: 'ASC' } });
    for (const { id } of stale) await this.database.transaction((tx) => this.resealLink(tx, id, newest));
    return stale.length;
  }

  private async resealLink(tx: Tx, id: string, newest: string): Promise<void> {
    await takeTurns(tx, turnOf(id));
    const link = await tx.findOne(Link, { where: { id }, select: { id: true, tokens: true, keyId: true } });
    if (!link || link.keyId === newest) return;
    const text = this.vault.open({ keyId: link.keyId, bytes: link.tokens }, aboutLink(id));
    const { keyId, bytes } = await this.vault.seal(tx, text, aboutLink(id));
    await tx.update(Link, id, { keyId, tokens: bytes });
  }

  private async resealStates(): Promise<number> {
    const newest = this.vault.newestKeyId;
    return this.database.transaction(async (tx) => {
      const stale = await tx.findBy(OauthState, { keyId: Not(newest), usedAt: IsNull() });
      for (const { stateMark, keyId, verifier } of stale) {
        if (keyId === null || verifier === null) continue;
        const about = aboutState(stateMark);
        const anew = await this.vault.seal(tx, this.vault.open({ keyId, bytes: verifier }, about), about);
        await tx.update(
          OauthState,
          { stateMark, usedAt: IsNull() },
          { keyId: anew.keyId, verifier: anew.bytes },
        );
      }
      return stale.length;
    });
  }

  private async resealFacts<Payload extends z.ZodType>(kind: SealedFact<Payload>): Promise<number> {
    let made = 0;
    for (let after: string | null = null; ;) {
      const page: Page = await this.database.transaction(async (tx) => {
        const rows = await this.outbox.unspent(tx, kind.topic, after, ROWS_AT_ONCE);
        for (const row of rows) made += await this.resealFact(tx, kind, row);
        return rows;
      });
      if (page.length === 0) return made;
      after = page.at(-1)!.id;
    }
  }

  private async resealFact<Payload extends z.ZodType>(
    tx: Tx,
    { topic, sealed, resealed }: SealedFact<Payload>,
    { id, payload }: Page[number],
  ): Promise<number> {
    const said = topic.payload.parse(payload);
    const { text, about } = sealed(said);
    if (text === null || this.vault.isNewest(text)) return 0;
    const anew = await this.vault.wrap(tx, this.vault.unwrap(text, about), about);
    await this.outbox.reword(tx, topic, id, resealed(said, anew));
    return 1;
  }

  /** False: something is still sealed with an old key. */
  private retire(): Promise<boolean> {
    return this.alone(async (tx) => {
      const old = { keyId: Not(this.vault.newestKeyId) };
      if (await this.others.needsOldKey(tx)) return false;
      if (await tx.existsBy(Link, old)) return false;
      if (await tx.existsBy(OauthState, { ...old, usedAt: IsNull() })) return false;
      if ((await this.needsOld(tx, notices)) || (await this.needsOld(tx, grantsLeft))) return false;
      if (this.secrets.keepsTokenKeys) await this.secrets.retireOldTokenKeys();
      return true;
    });
  }

  private async needsOld<Payload extends z.ZodType>(
    tx: Tx,
    { topic, sealed }: SealedFact<Payload>,
  ): Promise<boolean> {
    for (let after: string | null = null; ;) {
      const rows: Page = await this.outbox.unspent(tx, topic, after, ROWS_AT_ONCE);
      if (rows.length === 0) return false;
      const texts = rows.map(({ payload }) => sealed(topic.payload.parse(payload)).text);
      if (texts.some((text) => text !== null && !this.vault.isNewest(text))) return true;
      after = rows.at(-1)!.id;
    }
  }

  /** While nobody else seals, in this process or another. */
  private alone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, SEALING);
      return work(tx);
    });
  }
}

type Page = { id: string; payload: unknown }[];
