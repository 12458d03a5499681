import { Module } from '@nestjs/common';
import { CircumstancesModule } from '#src/circumstances/circumstances.module';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { FoodModule } from '#src/food/food.module';
import { CoverageController } from '#src/ledger/coverage.controller';
import { Coverages } from '#src/ledger/coverages';
import { DayBook } from '#src/ledger/day-book';
import { EverydayNeed } from '#src/ledger/everyday-need';
import { FoodEquivalentController } from '#src/ledger/food-equivalent.controller';
import { ReferenceChoices } from '#src/ledger/reference-choices';
import { SessionInFood } from '#src/ledger/session-in-food';
import { SharedCoverages } from '#src/ledger/shared-coverages';
import { SignCalendar } from '#src/ledger/sign-calendar';
import { SignCalendarController } from '#src/ledger/sign-calendar.controller';
import { SignsWeigher } from '#src/ledger/signs-weigher';
import { TestSuggestionBeside } from '#src/ledger/test-suggestion-beside';
import { TestSuggestionController } from '#src/ledger/test-suggestion.controller';
import { TestSuggestionGrounds } from '#src/ledger/test-suggestion-grounds';
import { TestSuggestions } from '#src/ledger/test-suggestions';
import { ArticleController } from '#src/ledger/article.controller';
import { SupplementWord } from '#src/ledger/supplement-word';
import { SupplementWordController } from '#src/ledger/supplement-word.controller';
import { PeopleModule } from '#src/people/people.module';
import { PulseController } from '#src/ledger/pulse.controller';
import { SessionsModule } from '#src/sessions/sessions.module';
import { LabsModule } from '#src/labs/labs.module';
import { SignsModule } from '#src/signs/signs.module';
import { TrainingModule } from '#src/training/training.module';
import { FactorGrounds } from '#src/ledger/factor-grounds';
import { FactorList } from '#src/ledger/factor-list';
import { FactorTold } from '#src/ledger/factor-told';
import { FactorsController } from '#src/ledger/factors.controller';

/** Where training, food, signs and lab values come together. */
@Module({
  imports: [
    PeopleModule,
    SessionsModule,
    EstimatesModule,
    CircumstancesModule,
    FoodModule,
    TrainingModule,
    SignsModule,
    LabsModule,
  ],
  controllers: [
    ArticleController,
    CoverageController,
    FactorsController,
    FoodEquivalentController,
    PulseController,
    SignCalendarController,
    SupplementWordController,
    TestSuggestionController,
  ],
  providers: [
    Coverages,
    DayBook,
    EverydayNeed,
    FactorGrounds,
    FactorList,
    FactorTold,
    ReferenceChoices,
    SessionInFood,
    SharedCoverages,
    SignCalendar,
    SignsWeigher,
    SupplementWord,
    TestSuggestionBeside,
    TestSuggestionGrounds,
    TestSuggestions,
  ],
  exports: [Coverages, EverydayNeed, FactorList, SessionInFood, SharedCoverages, TestSuggestions],
})
export class LedgerModule {}
