import type { MultipartFile } from '@fastify/multipart';
import { Controller, HttpCode, Inject, Logger, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { TAKES_FILES } from '#src/door/bodies';
import { problemDocument } from '#src/door/problem-document';
import { Returns } from '#src/door/returns';
import { whereFrom } from '#src/log/where-from';
import { Problem } from '#src/kernel/problem';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { Intake } from '#src/sessions/intake';
import { FileTooLarge, TooManyFiles, UploadBroken } from '#src/sessions/sessions.problems';
import { type UploadResult, UploadResults } from '#src/sessions/sessions.shapes';

const MOST_FILES = 200;
const MOST_MB = 20;
/** Past this many parts nobody is uploading workouts, and the request ends. */
const MOST_PARTS = 1_000;

/** What a result is called whose part had no file name, or that has no part at all. */
const NAMELESS = 'unnamed';

const FORM = {
  type: 'object',
  required: ['files'],
  properties: {
    files: { type: 'array', items: { type: 'string', format: 'binary' }, maxItems: MOST_FILES },
  },
};

@ApiTags('sessions')
@Controller('api/v1/sessions/files')
export class UploadController {
  private readonly log = new Logger('Upload');

  constructor(@Inject(Intake) private readonly intake: Intake) {}

  @Post()
  @ForTokens('sessions:write')
  @HttpCode(200)
  @RouteConfig(TAKES_FILES)
  @ApiOperation({
    summary: `Hand in up to ${MOST_FILES} workout files (FIT, TCX, GPX, each also as .gz or alone in a .zip); each has its own result.`,
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FORM })
  @Returns(UploadResults)
  async uploadFiles(
    @Who() who: Visitor,
    @Req() request: FastifyRequest,
  ): Promise<z.output<typeof UploadResults>> {
    const limits = { fileSize: MOST_MB * 1024 * 1024, files: MOST_PARTS, parts: MOST_PARTS };
    const items: UploadResult[] = [];
    try {
      // One after the other as they arrive, so that a request never holds more than one file in memory.
      for await (const part of request.files({ limits }))
        items.push(await this.takeIn(who, part, items.length));
    } catch (error) {
      if (!request.isMultipart()) throw error;
      // What is recorded is recorded, and must be told of, however the rest of the form reads.
      if (items.length === 0) throw new UploadBroken();
      if (items.at(-1)?.problem?.code !== UploadBroken.code)
        items.push(refused(NAMELESS, new UploadBroken()));
    }
    return { items };
  }

  private async takeIn({ athleteId }: Visitor, part: MultipartFile, before: number): Promise<UploadResult> {
    const name = part.filename || NAMELESS;
    try {
      const bytes = await this.bytesOf(part, before);
      return { name, problem: null, ...(await this.intake.take(athleteId, { name, bytes })) };
    } catch (error) {
      if (!(error instanceof Problem)) this.log.error(`A file could not be taken in: ${whereFrom(error)}`);
      return refused(name, error);
    }
  }

  private async bytesOf(part: MultipartFile, before: number): Promise<Buffer> {
    if (before >= MOST_FILES) {
      part.file.resume();
      throw new TooManyFiles(MOST_FILES);
    }
    const bytes = await part.toBuffer().catch(() => {
      throw new UploadBroken();
    });
    if (part.file.truncated) throw new FileTooLarge(MOST_MB);
    return bytes;
  }
}

function refused(name: string, error: unknown): UploadResult {
  const { code, detail } = problemDocument(error);
  return { name, outcome: 'refused', sessionId: null, problem: { code, detail }, notes: [] };
}
