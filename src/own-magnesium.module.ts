import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { OwnMagnesium } from '#src/estimates/own-magnesium.port';
import { LabsModule } from '#src/labs/labs.module';
import { SweatTests } from '#src/labs/sweat-tests';
import type { Asker } from '#src/people/visitor';
import type { SweatMagnesium } from '#src/sweat/magnesium';

/** Sessions say by their milligrams what a laboratory found, so a token that may read sessions is told as of anybody. */
@Injectable()
class TestedMagnesium extends OwnMagnesium {
  constructor(@Inject(SweatTests) private readonly tests: SweatTests) {
    super();
  }

  async of({ athleteId, by }: Asker): Promise<SweatMagnesium | null> {
    return by === 'cookie' ? this.tests.belief(athleteId) : null;
  }
}

/** Laboratory values lie beyond the estimates' sight; what follows from a test of sweat is handed to them here. */
@Global()
@Module({
  imports: [LabsModule],
  providers: [{ provide: OwnMagnesium, useClass: TestedMagnesium }],
  exports: [OwnMagnesium],
})
export class OwnMagnesiumModule {}
