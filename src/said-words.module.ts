import { Global, Module } from '@nestjs/common';
import { NudgeTraces } from '#src/nudges/nudge-traces';
import { SaidWords } from '#src/sessions/said-words.port';

/** What is said lies beyond the sight of the sessions it is said of; whoever takes them away takes it along by this. */
@Global()
@Module({
  providers: [{ provide: SaidWords, useClass: NudgeTraces }],
  exports: [SaidWords],
})
export class SaidWordsModule {}
