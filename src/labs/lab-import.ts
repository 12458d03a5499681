import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { type Hearing, type HeardRow, keepable } from '#src/labs/heard-value';
import { LabAdmission } from '#src/labs/lab-admission';
import { type HeardFile, valuesInCsv } from '#src/labs/lab-csv';
import { LabDesk } from '#src/labs/lab-desk';
import { valuesInFhir } from '#src/labs/lab-fhir';
import { LabValues } from '#src/labs/lab-values';
import { SeveralPeople, SomebodyElse, TooManyLabRows } from '#src/labs/labs.problems';
import { type KeptValue, type LabImportReport, type LabImportRow, MOST_ROWS } from '#src/labs/labs.shapes';
import { isSameValue } from '#src/labs/same-value';
import { shownUnit } from '#src/labs/units';
import { canBeBorn } from '#src/labs/told-births';
import type { Visitor } from '#src/people/visitor';

interface Wish {
  text: string;
  dryRun: boolean;
  mine: boolean;
}

interface Read {
  row: HeardRow;
  /** What can be kept, or why nothing can. */
  kept: KeptValue | NonNullable<LabImportRow['reason']>;
}

/** Takes in a file of values, and tells row by row what came of it. */
@Injectable()
export class LabImport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LabAdmission) private readonly admission: LabAdmission,
    @Inject(LabValues) private readonly values: LabValues,
    @Inject(LabDesk) private readonly desk: LabDesk,
  ) {}

  /** @throws LabFileUnreadable @throws NoLabValues @throws TooManyLabRows @throws SeveralPeople @throws SomebodyElse @throws ConsentNeeded @throws LabsForAdults */
  async run(
    { athleteId, timeZone }: Pick<Visitor, 'athleteId' | 'timeZone'>,
    { text, dryRun, mine }: Wish,
  ): Promise<LabImportReport> {
    const profile = await this.admission.demand(athleteId);
    const format = /^\uFEFF?\s*[[{]/.test(text) ? 'fhir' : 'csv';
    const file = format === 'fhir' ? valuesInFhir(text, profile) : valuesInCsv(text);
    refuseOthers(file, profile.birthDate, mine);
    if (file.rows.length > MOST_ROWS) throw new TooManyLabRows(MOST_ROWS);
    const hearing = this.desk.hearing(timeZone, profile, format);
    const rows = file.rows.map((row) => ({ row, kept: readRow(row, hearing) }));
    const told = dryRun
      ? await this.settle(rows, (await this.values.of(athleteId)).values, async () => undefined)
      : await this.take(athleteId, rows);
    const count = (outcome: LabImportRow['outcome']) => told.filter((one) => one.outcome === outcome).length;
    const counts = { taken: count('taken'), alreadyThere: count('already-there'), skipped: count('skipped') };
    return { dryRun, format, ...counts, rows: told };
  }

  /** All of it or, where something goes wrong, nothing. */
  private take(athleteId: string, rows: Read[]): Promise<LabImportRow[]> {
    return this.database.transaction(async (tx) => {
      await this.admission.demandIn(tx, athleteId);
      const { values } = await this.values.take(tx, athleteId);
      return this.settle(rows, values, async (kept) => void (await this.values.write(tx, athleteId, kept)));
    });
  }

  private async settle(
    rows: Read[],
    there: readonly { kept: KeptValue }[],
    write: (kept: KeptValue) => Promise<void>,
  ): Promise<LabImportRow[]> {
    const known = there.map(({ kept }) => kept);
    const told: LabImportRow[] = [];
    for (const { row, kept } of rows) {
      if (typeof kept === 'string') {
        told.push(asTold(row, null, 'skipped', kept));
        continue;
      }
      const isKnown = known.some((one) => isSameValue(one, kept));
      if (!isKnown) {
        await write(kept);
        known.push(kept);
      }
      told.push(asTold(row, kept, isKnown ? 'already-there' : 'taken', null));
    }
    return told;
  }
}

function refuseOthers(
  { people, births, isPartlyOfNobody }: HeardFile,
  own: string | null,
  mine: boolean,
): void {
  if (people > 1) throw new SeveralPeople();
  const isOwn = births.every((told) => own !== null && canBeBorn(own, told));
  if (!mine && (isPartlyOfNobody || !isOwn)) throw new SomebodyElse();
}

function readRow({ heard }: HeardRow, hearing: Hearing): Read['kept'] {
  return typeof heard === 'string' ? heard : keepable(heard, hearing);
}

function asTold(
  { row, name, marker, heard, said: written, intervalLeftOut }: HeardRow,
  kept: KeptValue | null,
  outcome: LabImportRow['outcome'],
  reason: LabImportRow['reason'],
): LabImportRow {
  const said = typeof heard === 'string' ? null : heard;
  return {
    ...{ row, outcome, reason, name, marker },
    value: said?.value ?? null,
    comparator: said?.comparator ?? null,
    unit: kept ? shownUnit(kept.unit) : (said?.unit.slice(0, 40) ?? null),
    sampledAt: kept?.sampledAt ?? said?.sampledAt.slice(0, 40) ?? null,
    said: kept ? null : written,
    intervalLeftOut: kept !== null && intervalLeftOut,
  };
}
