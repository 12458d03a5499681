import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Confirmed } from '#src/entry/confirmed.guard';
import { NewToken, TokenList, TokenMade } from '#src/entry/letting-in.shapes';
import { Id } from '#src/people/people.shapes';
import { Tokens } from '#src/entry/tokens';
import { type Visitor, Who } from '#src/people/visitor';

/** For people only: a leaked token must not make another that outlives it. */
@ApiTags('tokens')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(@Inject(Tokens) private readonly tokens: Tokens) {}

  @Get()
  @ApiOperation({ summary: 'Your personal access tokens, without the tokens themselves.' })
  @Returns(TokenList)
  async listTokens(@Who() { accountId }: Visitor): Promise<z.output<typeof TokenList>> {
    const rows = await this.tokens.list(accountId);
    const items = rows.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
      id,
      name,
      scopes,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }));
    return { items };
  }

  @Post()
  @Confirmed()
  @HttpCode(201)
  @ApiOperation({ summary: 'Make a token that may do what its scopes say, for as long as you say.' })
  @Returns(TokenMade, { status: 201 })
  makeToken(
    @Who() { accountId }: Visitor,
    @Body({ schema: NewToken }) form: z.output<typeof NewToken>,
  ): Promise<z.output<typeof TokenMade>> {
    return this.tokens.add(accountId, form);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a token; it stops working at once.' })
  @ApiNoContentResponse()
  async removeToken(@Who() { accountId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.tokens.remove(accountId, id);
  }
}
