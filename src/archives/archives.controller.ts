import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ArchiveFolder } from '#src/archives/archive-folder';
import { ArchiveLedger } from '#src/archives/archive-ledger';
import { ArchiveRegister, type Registered } from '#src/archives/archive-register';
import { viewOf } from '#src/archives/archive-view';
import { Archives } from '#src/archives/archives';
import { ArchiveEntryPage, ArchiveList, ArchiveView, EntryQuery } from '#src/archives/archives.shapes';
import { Settings } from '#src/config/settings';
import { TAKES_FILES } from '#src/door/bodies';
import { receiveFile } from '#src/door/received-file';
import { Returns } from '#src/door/returns';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

const Id = z.uuid();

const FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

@ApiTags('archives')
@Controller('api/v1/archives')
export class ArchivesController {
  constructor(
    @Inject(Archives) private readonly archives: Archives,
    @Inject(ArchiveRegister) private readonly register: ArchiveRegister,
    @Inject(ArchiveLedger) private readonly ledger: ArchiveLedger,
    @Inject(ArchiveFolder) private readonly folder: ArchiveFolder,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(202)
  @RouteConfig(TAKES_FILES)
  @ForTokens('sessions:write')
  @ApiOperation({
    summary: 'Hand in an export of Strava, Garmin Connect or Apple Health; it is taken in behind the page.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  @Returns(ArchiveView, { status: 202 })
  async handInArchive(
    @Who() { athleteId }: Visitor,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof ArchiveView>> {
    await this.archives.mayHandIn(athleteId);
    const mostBytes = this.settings.archiveMaxMb * 1024 * 1024;
    const received = await receiveFile(request, { folder: this.folder.path, mostBytes, from: athleteId });
    const id = await this.archives.handIn(athleteId, received);
    return this.view(await this.register.of(athleteId, id));
  }

  @Get()
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'The archives you handed in, and what came of them; newest first.' })
  @Returns(ArchiveList)
  async listArchives(@Who() { athleteId }: Visitor): Promise<z.output<typeof ArchiveList>> {
    const registered = await this.register.list(athleteId);
    return { items: await Promise.all(registered.map((one) => this.view(one))) };
  }

  @Get(':id')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'How far one archive is, and what came of it.' })
  @Returns(ArchiveView)
  async archive(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<z.output<typeof ArchiveView>> {
    return this.view(await this.register.of(athleteId, id));
  }

  @Get(':id/entries')
  @ForTokens('sessions:read')
  @ApiOperation({
    summary: 'Its workouts one by one, a page at a time: those that were skipped, unless asked.',
  })
  @Returns(ArchiveEntryPage)
  async archiveEntries(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: EntryQuery }) query: z.output<typeof EntryQuery>,
  ): Promise<z.output<typeof ArchiveEntryPage>> {
    const archive = await this.ledger.of(athleteId, id);
    const rows = await this.ledger.entries(archive.id, query);
    const items = rows.map(({ number, name, startedAt, outcome, reason }) => {
      return { number, name, startedAt: startedAt?.toISOString() ?? null, outcome, reason };
    });
    return { items, next: rows.length === query.limit ? rows.at(-1)!.number : null };
  }

  @Delete(':id')
  @HttpCode(204)
  @ForTokens('sessions:write')
  @ApiOperation({ summary: 'Stop it, and forget what is told of it; the sessions it brought stay.' })
  @ApiNoContentResponse()
  async forgetArchive(@Who() { athleteId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.archives.forget(athleteId, id);
  }

  private async view(registered: Registered): Promise<ArchiveView> {
    return viewOf(registered, await this.ledger.counts(registered.archive.id));
  }
}
