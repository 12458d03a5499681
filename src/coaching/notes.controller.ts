import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CoachNoteForm, CoachNoteList, CoachNoteView } from '#src/coaching/notes.shapes';
import { Returns } from '#src/door/returns';
import { CoachNotes, type PassedOn } from '#src/nudges/coach-notes';
import { type Visitor, Who } from '#src/people/visitor';
import { Squads } from '#src/teams/squads';

const Id = z.uuid();

/** What coaches write to their athletes. It shows nothing of these, and so may be written to all who are in the team. */
@ApiTags('coaching')
@Controller('api/v1/teams/:id/members/:memberId/notes')
export class NotesController {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(CoachNotes) private readonly notes: CoachNotes,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What you wrote to somebody in your team, newest first, and whether it arrived.' })
  @Returns(CoachNoteList)
  async coachNotes(
    @Who() { accountId }: Visitor,
    @Param('id', { schema: Id }) teamId: string,
    @Param('memberId', { schema: Id }) memberId: string,
  ): Promise<z.output<typeof CoachNoteList>> {
    const { member } = await this.squads.member({ accountId }, teamId, memberId);
    const { athleteId } = member;
    const written = await this.notes.list({ athleteId, teamId, coachId: accountId });
    return { items: written.map(viewOf) };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Write to somebody in your team. They read it when they let themselves be disturbed, or not at all if they want none.',
  })
  @Returns(CoachNoteView)
  async writeCoachNote(
    @Who() { accountId }: Visitor,
    @Param('id', { schema: Id }) teamId: string,
    @Param('memberId', { schema: Id }) memberId: string,
    @Body({ schema: CoachNoteForm }) { id, text }: CoachNoteForm,
  ): Promise<CoachNoteView> {
    const { squad, member } = await this.squads.member({ accountId }, teamId, memberId);
    const written = await this.notes.write({
      ...{ athleteId: member.athleteId, teamId: squad.team.id, coachId: accountId },
      ...{ noteId: id.toLowerCase(), coach: squad.coach.name, team: squad.team.name, text },
    });
    return viewOf(written);
  }
}

function viewOf({ at, ...note }: PassedOn): CoachNoteView {
  return { ...note, at: at.toISOString() };
}
