import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Redirect,
  Req,
  UseFilters,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiNoContentResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Settings } from '#src/config/settings';
import { Approvals } from '#src/connect/approvals';
import { Brands } from '#src/connect/brands';
import {
  Authorise,
  Brand,
  LinkChoice,
  LinkOfferList,
  PastedKey,
  WayBack,
  WhereToApprove,
} from '#src/connect/connect.shapes';
import { offerOf } from '#src/connect/link-view';
import { Links } from '#src/connect/links';
import { pageAfter, StrangerCameBack } from '#src/connect/stranger-came-back.filter';
import { Returns } from '#src/door/returns';
import { saidBy } from '#src/people/said-by';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('links')
@Controller('api/v1/links')
export class LinksController {
  constructor(
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Links) private readonly links: Links,
    @Inject(Approvals) private readonly approvals: Approvals,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  @Get()
  @ForTokens('links:read')
  @ApiOperation({ summary: 'The services there are, and how your links to them are doing.' })
  @Returns(LinkOfferList)
  async listLinks(@Who() { athleteId }: Visitor): Promise<z.output<typeof LinkOfferList>> {
    const links = await this.links.list(athleteId);
    const mayWrite = await this.links.mayWrite({ athleteId });
    const items = this.brands.all.map((connector) => {
      const link = links.find(({ brand }) => brand === connector.brand);
      return offerOf(connector, link, { mayWrite });
    });
    return { items };
  }

  @Post(':brand/authorise')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to connect: tells where to send the athlete for approval.' })
  @Returns(WhereToApprove)
  async authoriseLink(
    @Who() { athleteId }: Visitor,
    @Param('brand', { schema: Brand }) brand: string,
    @Body({ schema: Authorise }) { wishes }: z.output<typeof Authorise>,
    @Req() { protocol, host }: FastifyRequest,
  ): Promise<z.output<typeof WhereToApprove>> {
    const origin = this.settings.publicUrl ?? `${protocol}://${host}`;
    return { url: await this.approvals.begin(athleteId, brand, wishes, origin) };
  }

  @Get(':brand/callback')
  @Redirect('/links', 303)
  @UseFilters(StrangerCameBack)
  @ApiOperation({ summary: 'Where the service sends the athlete back to; goes on to the page of links.' })
  @ApiResponse({ status: 303, description: 'To the page of links, which tells the outcome.' })
  async comeBack(
    @Who() { athleteId }: Visitor,
    @Param('brand', { schema: Brand }) brand: string,
    @Query({ schema: WayBack }) returned: z.output<typeof WayBack>,
  ): Promise<{ url: string }> {
    return { url: pageAfter(brand, await this.approvals.comeBack(athleteId, brand, returned)) };
  }

  @Post(':brand/key')
  @HttpCode(204)
  @RouteConfig({ rateLimit: { max: 10, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'Connect with a key from the service’s own settings.' })
  @ApiNoContentResponse()
  async linkByKey(
    @Who() { athleteId }: Visitor,
    @Param('brand', { schema: Brand }) brand: string,
    @Body({ schema: PastedKey }) { key }: z.output<typeof PastedKey>,
  ): Promise<void> {
    await this.approvals.byKey(athleteId, brand, key);
  }

  @Put(':brand/choices')
  @ForTokens('links:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Choose whether sweat loss is written into the diary there; a yes is said on the page.',
  })
  @ApiNoContentResponse()
  async chooseForLink(
    @Who() visitor: Visitor,
    @Param('brand', { schema: Brand }) brand: string,
    @Body({ schema: LinkChoice }) { writesBack, textSha256 }: z.output<typeof LinkChoice>,
  ): Promise<void> {
    const saying = saidBy(visitor, 'diary', { given: writesBack, textSha256 });
    await this.links.choose(visitor.athleteId, brand, { writesBack }, saying);
  }
}
