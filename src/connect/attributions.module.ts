import { Global, Module } from '@nestjs/common';
import { BrandAttributions } from '#src/connect/brand-attributions';
import { Attributions } from '#src/sessions/attributions.port';

/** Hands the sessions, a room on the way to this one, how brands want to be signed. */
@Global()
@Module({ providers: [{ provide: Attributions, useClass: BrandAttributions }], exports: [Attributions] })
export class AttributionsModule {}
