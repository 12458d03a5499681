import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Ground } from '#src/advice/advice';
import { Returns } from '#src/door/returns';
import { Clock } from '#src/kernel/clock';
import { CITED_WORKS, type WorkKey } from '#src/ledger/cited-works';
import type { CitedWork } from '#src/ledger/cited-works.shapes';
import { NoteAnswers } from '#src/nudges/note-answers';
import { Inbox } from '#src/nudges/inbox';
import { inboxItem } from '#src/nudges/inbox-view';
import { NudgeTexts } from '#src/nudges/nudge-texts';
import {
  Cautions,
  InboxNote,
  InboxPage,
  InboxQuery,
  Later,
  NudgeId,
  RemindsAt,
} from '#src/nudges/nudges.shapes';
import { Readings } from '#src/nudges/readings';
import { type Visitor, Who } from '#src/people/visitor';
import { standingView } from '#src/signs/check-in-desk';
import { StandingFlags } from '#src/signs/standing-flags';

/** What was said to somebody is for them alone: no token gets in here, no coach, and no operator. */
@ApiTags('inbox')
@Controller('api/v1/inbox')
export class InboxController {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(NoteAnswers) private readonly answers: NoteAnswers,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(StandingFlags) private readonly flags: StandingFlags,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What Svett has said to you, newest first.' })
  @Returns(InboxPage)
  async listInbox(
    @Who() who: Visitor,
    @Query({ schema: InboxQuery }) { before }: z.output<typeof InboxQuery>,
  ): Promise<InboxPage> {
    const { notes, next } = await this.inbox.page(who.athleteId, before);
    const { cards, unseen } = await this.inbox.unseen(who.athleteId);
    const [texts, now] = [new NudgeTexts(who), this.clock.now()];
    return {
      items: notes.map((note) => inboxItem(note, texts, now)),
      cards: cards.map((note) => inboxItem(note, texts, now)),
      next,
      unseen,
    };
  }

  @Get('cautions')
  @ApiOperation({ summary: 'What is about your safety and you have not looked at, at any hour.' })
  @Returns(Cautions)
  async cautions(@Who() who: Visitor): Promise<Cautions> {
    const flag = await this.flags.of(who.athleteId);
    const notes = await this.inbox.cautions(who.athleteId);
    const [texts, now] = [new NudgeTexts(who), this.clock.now()];
    // The flag says it itself, and for as long as it stands.
    const items = notes.filter(({ nudge }) => nudge.kind !== 'red-flag');
    return { items: items.map((note) => inboxItem(note, texts, now)), flag: flag && standingView(flag) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One note, and why you got it.' })
  @Returns(InboxNote)
  async inboxNote(@Who() who: Visitor, @Param('id', { schema: NudgeId }) id: string): Promise<InboxNote> {
    const note = await this.inbox.note(who.athleteId, id);
    const texts = new NudgeTexts(who);
    const { grounds, grade, sources } = note.reading;
    const shown = await this.readings.shownGrounds(who.athleteId, grounds);
    const told = shown.map((ground) => ({
      what: ground.what,
      text: texts.ground(ground),
      range: rangeOf(ground),
    }));
    return {
      item: inboxItem(note, texts, this.clock.now()),
      why: { grounds: told.filter(({ text }) => text !== ''), grade, sources: sources.map(citedWork) },
    };
  }

  @Post(':id/seen')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that you have looked at it.' })
  @ApiNoContentResponse()
  async seeNote(@Who() { athleteId }: Visitor, @Param('id', { schema: NudgeId }) id: string): Promise<void> {
    await this.answers.answer(athleteId, id, 'seen');
  }

  @Post(':id/done')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that you did what it says.' })
  @ApiNoContentResponse()
  async doNote(@Who() { athleteId }: Visitor, @Param('id', { schema: NudgeId }) id: string): Promise<void> {
    await this.answers.answer(athleteId, id, 'done');
  }

  @Post(':id/dismiss')
  @HttpCode(204)
  @ApiOperation({ summary: 'Put it away.' })
  @ApiNoContentResponse()
  async dismissNote(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: NudgeId }) id: string,
  ): Promise<void> {
    await this.answers.answer(athleteId, id, 'dismissed');
  }

  @Post(':id/later')
  @HttpCode(200)
  @ApiOperation({ summary: 'Be told once more, that many minutes from now or when your quiet hours end.' })
  @Returns(RemindsAt)
  async laterNote(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: NudgeId }) id: string,
    @Body({ schema: Later }) { minutes }: z.output<typeof Later>,
  ): Promise<z.output<typeof RemindsAt>> {
    return { remindsAt: (await this.answers.later(athleteId, id, minutes)).toISOString() };
  }
}

/** Both ends, or nothing that could be drawn. */
function rangeOf({ low, mid, high }: Ground): InboxNote['why']['grounds'][number]['range'] {
  return low === undefined || high === undefined ? null : { low, mid: mid ?? null, high };
}

/** One that no list has yet is told by its key: docs/science.md has it. */
function citedWork(key: string): z.output<typeof CitedWork> {
  const known = CITED_WORKS[key as WorkKey] as { text: string; href: string | null } | undefined;
  return { key, ...(known ?? { text: key, href: null }) };
}
