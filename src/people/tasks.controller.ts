import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Id, TaskList, TaskView } from '#src/people/people.shapes';
import type { Task } from '#src/people/task.entity';
import { Tasks } from '#src/people/tasks';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(@Inject(Tasks) private readonly tasks: Tasks) {}

  @Get()
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'Long work going on for you, and how it ended; newest first.' })
  @Returns(TaskList)
  async listTasks(@Who() { athleteId }: Visitor): Promise<z.output<typeof TaskList>> {
    return { items: (await this.tasks.list(athleteId)).map(viewOf) };
  }

  @Get(':id')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'How far one piece of it is.' })
  @Returns(TaskView)
  async task(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<z.output<typeof TaskView>> {
    return viewOf(await this.tasks.of(athleteId, id));
  }
}

function viewOf({
  id,
  kind,
  state,
  done,
  total,
  problemCode,
  createdAt,
  endedAt,
}: Task): z.output<typeof TaskView> {
  const times = { createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
  return { id, kind, state, done, total, problemCode, ...times };
}
