import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { TokensNeedAPerson } from '#src/entry/entry.problems';
import { NewToken, TokenList, TokenMade } from '#src/entry/entry.shapes';
import { Id } from '#src/people/people.shapes';
import { Tokens } from '#src/entry/tokens';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('tokens')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(@Inject(Tokens) private readonly tokens: Tokens) {}

  @Get()
  @ApiOperation({ summary: 'Your personal access tokens, without the tokens themselves.' })
  @Returns(TokenList)
  async listTokens(@Who() { accountId }: Visitor): Promise<z.output<typeof TokenList>> {
    const rows = await this.tokens.list(accountId);
    const items = rows.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }));
    return { items };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Make a token. It may do what you may do, except make tokens.' })
  @Returns(TokenMade, { status: 201 })
  async makeToken(
    @Who() { accountId, by }: Visitor,
    @Body({ schema: NewToken }) { name }: z.output<typeof NewToken>,
  ): Promise<z.output<typeof TokenMade>> {
    if (by === 'token') throw new TokensNeedAPerson(); // a leaked one must not outlive its removal
    return this.tokens.add(accountId, name);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a token; it stops working at once.' })
  @ApiNoContentResponse()
  async removeToken(@Who() { accountId }: Visitor, @Param('id', { schema: Id }) id: string): Promise<void> {
    await this.tokens.remove(accountId, id);
  }
}
