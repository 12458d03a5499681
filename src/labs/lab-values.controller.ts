import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Clock, dayOf } from '#src/kernel/clock';
import { fhirOf } from '#src/labs/fhir-bundle';
import { csvOf } from '#src/labs/lab-csv';
import { LabDesk } from '#src/labs/lab-desk';
import { LabImport } from '#src/labs/lab-import';
import {
  ExportQuery,
  LabImportForm,
  LabImportReport,
  LabValueForm,
  LabValueList,
  LabValueSaved,
  LabValueView,
  NewLabValue,
} from '#src/labs/labs.shapes';
import { MARKER_FACTS } from '#src/labs/marker-facts';
import { unitsOf } from '#src/labs/marker-units';
import { MARKERS } from '#src/labs/markers';
import { shownUnit } from '#src/labs/units';
import { Id } from '#src/people/people.shapes';
import { type Visitor, Who } from '#src/people/visitor';

const FORMATS = {
  fhir: { type: 'application/fhir+json; charset=utf-8', ending: 'json' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
} as const;
const FILE = { schema: { type: 'string', format: 'binary' } } as const;

/** No token gets in here, and nobody but the person. */
@ApiTags('lab-values')
@Controller('api/v1/lab-values')
export class LabValuesController {
  constructor(
    @Inject(LabDesk) private readonly desk: LabDesk,
    @Inject(LabImport) private readonly imports: LabImport,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your laboratory values, each in its interval, with what can be said of it.' })
  @Returns(LabValueList)
  async listLabValues(@Who() { athleteId }: Visitor): Promise<LabValueList> {
    const markers = MARKERS.map((marker) => {
      const { npu, loinc } = MARKER_FACTS[marker];
      const units = unitsOf(marker).map((unit) => ({ unit, shown: shownUnit(unit) }));
      return { marker, units, npu: [...npu], loinc: [...loinc] };
    });
    return { ...(await this.desk.list(athleteId)), markers };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell one value. The same told twice is one.' })
  @Returns(LabValueSaved)
  async addLabValue(
    @Who() who: Visitor,
    @Body({ schema: NewLabValue }) { clientId, ...form }: z.output<typeof NewLabValue>,
  ): Promise<z.output<typeof LabValueSaved>> {
    return this.desk.add(who, form, clientId);
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Take in a CSV or FHIR R4 file of values, or with dryRun only tell, row by row, what would come of it.',
  })
  @Returns(LabImportReport)
  async importLabValues(
    @Who() who: Visitor,
    @Body({ schema: LabImportForm }) form: z.output<typeof LabImportForm>,
  ): Promise<LabImportReport> {
    return this.imports.run(who, form);
  }

  @Get('export')
  @ApiOperation({
    summary:
      'All your values as FHIR R4 or CSV. Either can be taken in again: the table whole, FHIR up to some 1,000 values a file.',
  })
  @ApiOkResponse({ content: { 'application/fhir+json': FILE, 'text/csv': FILE } })
  async exportLabValues(
    @Who() { athleteId }: Visitor,
    @Query({ schema: ExportQuery }) { format }: z.output<typeof ExportQuery>,
  ): Promise<StreamableFile> {
    const values = await this.desk.kept(athleteId);
    const text = format === 'csv' ? csvOf(values.map(({ kept }) => kept)) : JSON.stringify(fhirOf(values));
    const { type, ending } = FORMATS[format];
    const name = `svett-lab-values-${dayOf(this.clock.now())}.${ending}`;
    return new StreamableFile(Buffer.from(text), { type, disposition: `attachment; filename="${name}"` });
  }

  @Put(':id')
  @ApiOperation({ summary: 'Correct a value; all of it is told again.' })
  @Returns(LabValueView)
  async correctLabValue(
    @Who() who: Visitor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: LabValueForm }) form: z.output<typeof LabValueForm>,
  ): Promise<LabValueView> {
    return this.desk.correct(who, id, form);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a value.' })
  @ApiNoContentResponse()
  async removeLabValue(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<void> {
    await this.desk.remove(athleteId, id);
  }
}
