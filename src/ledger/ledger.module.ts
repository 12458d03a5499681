import { Module } from '@nestjs/common';
import { CircumstancesModule } from '#src/circumstances/circumstances.module';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { TestSuggestionBeside } from '#src/ledger/test-suggestion-beside';
import { TestSuggestionController } from '#src/ledger/test-suggestion.controller';
import { TestSuggestionGrounds } from '#src/ledger/test-suggestion-grounds';
import { TestSuggestions } from '#src/ledger/test-suggestions';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { SignsModule } from '#src/signs/signs.module';

/** Where training, food, signs and lab values come together. */
@Module({
  imports: [PeopleModule, SessionsModule, EstimatesModule, CircumstancesModule, SignsModule],
  controllers: [TestSuggestionController],
  providers: [TestSuggestionBeside, TestSuggestionGrounds, TestSuggestions],
  exports: [],
})
export class LedgerModule {}
