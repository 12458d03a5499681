import { Inject, Injectable } from '@nestjs/common';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { LabValuesTold } from '#src/labs/labs.topics';
import { SignsWeighed } from '#src/ledger/ledger.topics';
import { Nudger } from '#src/nudges/nudger';
import { LookDue } from '#src/nudges/nudges.topics';
import { PlanChanged } from '#src/plan/plan.topics';
import { WeighInTold } from '#src/sessions/sessions.topics';
import { LoadKept } from '#src/training/training.topics';

/** Hears of whatever may give reason to say something. */
@Injectable()
export class Occasions {
  constructor(@Inject(Nudger) private readonly nudger: Nudger) {}

  @Handles(LoadKept)
  onSession({ athleteId, sessionId }: Said<typeof LoadKept>, finish: Finish): Promise<void> {
    return this.nudger.consider({ of: 'session', athleteId, sessionId }, finish);
  }

  @Handles(WeighInTold)
  onWeighIn({ athleteId, sessionId }: Said<typeof WeighInTold>, finish: Finish): Promise<void> {
    return this.nudger.consider({ of: 'drinking', athleteId, sessionId }, finish);
  }

  @Handles(SignsWeighed)
  onSigns({ athleteId }: Said<typeof SignsWeighed>, finish: Finish): Promise<void> {
    return this.nudger.consider({ of: 'signs', athleteId }, finish);
  }

  @Handles(LabValuesTold)
  onLabValues({ athleteId }: Said<typeof LabValuesTold>, finish: Finish): Promise<void> {
    return this.nudger.consider({ of: 'lab-values', athleteId }, finish);
  }

  @Handles(PlanChanged)
  onPlan({ athleteId, plannedId }: Said<typeof PlanChanged>, finish: Finish): Promise<void> {
    return this.nudger.consider({ of: 'plan', athleteId, plannedId }, finish);
  }

  @Handles(LookDue)
  onLook({ athleteId, day, slot }: Said<typeof LookDue>, finish: Finish): Promise<void> {
    return this.nudger.consider({ of: 'look', athleteId, day, slot }, finish);
  }
}
