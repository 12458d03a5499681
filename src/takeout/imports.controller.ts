import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { TAKES_FILES } from '#src/door/bodies';
import { receiveFile } from '#src/door/received-file';
import { Returns } from '#src/door/returns';
import { Consents } from '#src/people/consents';
import { type Visitor, Who } from '#src/people/visitor';
import { Imports } from '#src/takeout/imports';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { ImportBegun } from '#src/takeout/takeout.shapes';

export const MOST_TAKEOUT_BYTES = 8 * 1024 * 1024 * 1024;
const FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

@ApiTags('takeout')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    @Inject(Imports) private readonly imports: Imports,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(TakeoutFolders) private readonly folders: TakeoutFolders,
  ) {}

  @Post()
  @HttpCode(202)
  @RouteConfig({ ...TAKES_FILES, rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Take in an export of another Svett; what is here already stays as it is.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  @Returns(ImportBegun, { status: 202 })
  async beginImport(
    @Who() who: Visitor,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof ImportBegun>> {
    await this.consents.demand(who.athleteId, 'health-data');
    await this.imports.mayBegin(who.athleteId);
    const receiving = { folder: this.folders.incoming, mostBytes: MOST_TAKEOUT_BYTES, from: who.athleteId };
    const { path } = await receiveFile(request, receiving);
    return { taskId: await this.imports.begin(who, path) };
  }
}
