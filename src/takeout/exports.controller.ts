import { createReadStream } from 'node:fs';
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Confirmed } from '#src/entry/confirmed.guard';
import { Id } from '#src/people/people.shapes';
import { type Visitor, Who } from '#src/people/visitor';
import { Exports, type Task } from '#src/takeout/exports';
import { ExportList, ExportView } from '#src/takeout/takeout.shapes';

@ApiTags('takeout')
@Controller('api/v1/exports')
export class ExportsController {
  constructor(@Inject(Exports) private readonly exports: Exports) {}

  @Post()
  @HttpCode(202)
  @Confirmed()
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Pack everything of yours into one file. It is made in the background.' })
  @Returns(ExportView, { status: 202 })
  async beginExport(@Who() who: Visitor): Promise<z.output<typeof ExportView>> {
    const id = await this.exports.begin(who);
    return this.viewOf(
      who,
      (await this.exports.list(who.athleteId)).find((task) => task.id === id)!,
    );
  }

  @Get()
  @ApiOperation({ summary: 'Your exports that are being made or can be fetched, newest first.' })
  @Returns(ExportList)
  async listExports(@Who() who: Visitor): Promise<z.output<typeof ExportList>> {
    const tasks = await this.exports.list(who.athleteId);
    return { items: await Promise.all(tasks.map((task) => this.viewOf(who, task))) };
  }

  @Get(':id/file')
  @Confirmed()
  @ApiOperation({ summary: 'The file itself, a zip. Only whom it is about may fetch it, for 48 hours.' })
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async exportFile(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<StreamableFile> {
    const { path, bytes, madeAt } = await this.exports.file(athleteId, id);
    const name = `svett-${madeAt.toISOString().slice(0, 10)}.zip`;
    return new StreamableFile(createReadStream(path), {
      type: 'application/zip',
      disposition: `attachment; filename="${name}"`,
      length: bytes,
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an export at once; one that is being made stops.' })
  @ApiNoContentResponse()
  async removeExport(@Who() { athleteId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.exports.remove(athleteId, id);
  }

  private async viewOf({ athleteId }: Visitor, task: Task): Promise<z.output<typeof ExportView>> {
    const { id, state, done, total, problemCode, createdAt } = task;
    const file = state === 'done' ? await this.exports.file(athleteId, id).catch(() => null) : null;
    const times = {
      askedAt: createdAt.toISOString(),
      until: this.exports.untilOf(task)?.toISOString() ?? null,
    };
    return { id, state, done, total, problemCode, ...times, bytes: file?.bytes ?? null };
  }
}
