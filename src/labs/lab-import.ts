import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { type Hearing, type HeardRow, keepable } from '#src/labs/heard-value';
import { LabAdmission } from '#src/labs/lab-admission';
import { type HeardFile, valuesInCsv } from '#src/labs/lab-csv';
import { LabDesk } from '#src/labs/lab-desk';
import { valuesInFhir } from '#src/labs/lab-fhir';
import { LabValues } from '#src/labs/lab-values';
import { SeveralPeople, SomebodyElse, TooManyLabRows, TooManyLabValues } from '#src/labs/labs.problems';
import {
  type KeptValue,
  type LabImportReport,
  type LabImportRow,
  MOST_ROWS,
  MOST_VALUES,
} from '#src/labs/labs.shapes';
import { canBeCorrected, KnownValues } from '#src/labs/same-value';
import { shownUnit } from '#src/labs/units';
import { canBeBorn } from '#src/labs/told-births';
import type { Visitor } from '#src/people/visitor';

/** Rows that are worked through before others have their turn. */
const AT_ONCE = 50;

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

  /** @throws LabFileUnreadable @throws NoLabValues @throws TooManyLabRows @throws TooManyLabValues @throws SeveralPeople @throws SomebodyElse @throws ConsentNeeded @throws LabsForAdults */
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
    const rows: Read[] = [];
    for (const row of file.rows) {
      if (rows.length % AT_ONCE === 0) await setImmediate();
      rows.push({ row, kept: readRow(row, hearing) });
    }
    const told = dryRun
      ? await this.settle(rows, (await this.values.of(athleteId)).values, async () => undefined)
      : await this.take(athleteId, rows);
    const count = (outcome: LabImportRow['outcome']) => told.filter((one) => one.outcome === outcome).length;
    const counts = {
      taken: count('taken') + count('replaced'),
      alreadyThere: count('already-there'),
      skipped: count('skipped'),
    };
    return { dryRun, format, ...counts, rows: told };
  }

  /** All of it or, where something goes wrong, nothing. */
  private take(athleteId: string, rows: Read[]): Promise<LabImportRow[]> {
    return this.database.transaction(async (tx) => {
      await this.admission.demandIn(tx, athleteId);
      const { values } = await this.values.take(tx, athleteId);
      let isAnyNew = false;
      const told = await this.settle(rows, values, async (kept, before) => {
        isAnyNew = true;
        if (before === null) await this.values.write(tx, athleteId, kept);
        else await this.values.replace(tx, athleteId, before, kept);
      });
      if (isAnyNew) await this.values.tell(tx, athleteId);
      return told;
    });
  }

  private async settle(
    rows: Read[],
    there: readonly { id: string; kept: KeptValue }[],
    write: (kept: KeptValue, before: string | null) => Promise<void>,
  ): Promise<LabImportRow[]> {
    const known = new KnownValues(there.map(({ kept }) => kept));
    const replaced = new Set<string>();
    let count = there.length;
    const told: LabImportRow[] = [];
    for (const [at, { row, kept }] of rows.entries()) {
      if (at % AT_ONCE === 0) await setImmediate(); // whoever else is there is not kept waiting
      if (typeof kept === 'string') {
        told.push(asTold(row, null, 'skipped', kept));
        continue;
      }
      if (known.has(kept)) {
        told.push(asTold(row, kept, 'already-there', null));
        continue;
      }
      // Of several that could be meant none is taken away.
      const meant = row.isCorrection ? there.filter((one) => canBeCorrected(one.kept, kept)) : [];
      const before = meant.length === 1 && !replaced.has(meant[0]!.id) ? meant[0]!.id : null;
      if (before === null && ++count > MOST_VALUES) throw new TooManyLabValues(MOST_VALUES);
      if (before !== null) replaced.add(before);
      await write(kept, before);
      known.add(kept);
      told.push(asTold(row, kept, before === null ? 'taken' : 'replaced', null));
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
