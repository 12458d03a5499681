import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { giveCookie, readCookie, takeCookieBack } from '#src/entry/cookie';
import { KnownBrowsers } from '#src/entry/known-browsers';
import { SignIns } from '#src/entry/sign-ins';
import { NotSignedIn } from '#src/people/people.problems';
import type { Me } from '#src/people/people.shapes';
import { Visitors } from '#src/people/visitors';

/** Stands at the end of every way in. */
@Injectable()
export class Doorkeeper {
  constructor(
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(KnownBrowsers) private readonly browsers: KnownBrowsers,
  ) {}

  /**
   * Gives the browser the key of its new sign-in, whatever key it came with; that one opens nothing any more, so that
   * nobody can plant one and wait.
   */
  async welcome(
    request: FastifyRequest,
    reply: FastifyReply,
    { accountId, key }: { accountId: string; key: string },
  ): Promise<Me> {
    const before = readCookie(request);
    if (before !== null) await this.signIns.end(before);
    giveCookie(request, reply, key);
    if (readCookie(request, 'second-step') !== null) takeCookieBack(request, reply, 'second-step');
    const me = await this.whoIs(accountId);
    giveCookie(request, reply, this.browsers.keepsake(me.email), 'known');
    return me;
  }

  /** As it stands now. */
  async whoIs(accountId: string): Promise<Me> {
    const visitor = await this.visitors.of(accountId, 'cookie');
    if (!visitor) throw new NotSignedIn();
    return visitor;
  }
}
