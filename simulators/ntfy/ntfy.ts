import type { FastifyRequest } from 'fastify';
import { Simulator, type SimulatorOptions } from '#simulators/simulator';

/** A message as ntfy keeps it for whoever subscribed to its topic. */
export interface Published {
  topic: string;
  /** Whoever subscribed shows the newest of each alone (from 2.16 on). */
  sequenceId?: string;
  title?: string;
  message: string;
  priority: number;
  click?: string;
  actions: NtfyAction[];
}

interface NtfyAction {
  action: 'view' | 'http' | 'broadcast' | 'copy';
  label: string;
  url?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What ntfy takes of a message, and of actions below it. */
const LONGEST_MESSAGE_BYTES = 4_096;
const MOST_ACTIONS = 3;

/** A server of ntfy: messages come as JSON to its root; some topics ask for a token. */
export class NtfySimulator extends Simulator {
  readonly published: Published[] = [];
  /** Topics that nobody may write to but with their token. */
  readonly guarded = new Map<string, string>();

  faultOf(request: FastifyRequest): { status: number; rule: string; says: string } | null {
    const body = request.body as Partial<Published> | null;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      return { status: 400, rule: 'json', says: 'The body must be a JSON object.' };
    const { topic = '', message, priority, actions = [] } = body;
    const token = this.guarded.get(topic);
    const wanted: [boolean, number, string, string][] = [
      [/^[-_A-Za-z0-9]{1,64}$/.test(topic), 400, 'topic', 'There is no such topic.'],
      [
        token === undefined || request.headers.authorization === `Bearer ${token}`,
        403,
        'token',
        'This topic asks for its token.',
      ],
      [
        priority === undefined || [1, 2, 3, 4, 5].includes(priority),
        400,
        'priority',
        'priority goes from 1 to 5.',
      ],
      [Buffer.byteLength(message ?? '') <= LONGEST_MESSAGE_BYTES, 413, 'size', 'The message is too long.'],
      [
        actions.length <= MOST_ACTIONS && actions.every(isSound),
        400,
        'actions',
        'At most three actions, each with a label and an address.',
      ],
    ];
    const broken = wanted.find(([fits]) => !fits);
    return broken ? { status: broken[1], rule: broken[2], says: broken[3] } : null;
  }
}

/** Opens a server of one's own on a free port. */
export async function startNtfy(options: SimulatorOptions = {}): Promise<NtfySimulator> {
  const ntfy = new NtfySimulator(options);
  ntfy.app.post('/', async (request, reply) => {
    const fault = ntfy.faultOf(request);
    if (fault) {
      ntfy.note(request, fault.rule, fault.says);
      return reply.code(fault.status).send({ code: fault.status * 100, error: fault.says });
    }
    const {
      topic,
      title,
      message = 'triggered',
      priority = 3,
      click,
      actions = [],
    } = request.body as Published;
    const sequenceId = request.headers['x-sequence-id'];
    ntfy.published.push({
      topic,
      ...(typeof sequenceId === 'string' && { sequenceId }),
      message,
      priority,
      actions,
      ...(title && { title }),
      ...(click && { click }),
    });
    return { id: `m${ntfy.published.length}`, event: 'message', topic, message };
  });
  // A message to a topic's own address would be shown as it stands, JSON and all.
  ntfy.app.post('/:topic', async (request, reply) => {
    ntfy.note(request, 'root', 'JSON goes to the root, not to the topic.');
    return reply.code(400).send({ error: 'JSON goes to the root.' });
  });
  ntfy.app.get('/__sim/published', async () => ntfy.published);
  await ntfy.listen();
  return ntfy;
}

function isSound({ action, label, url }: NtfyAction): boolean {
  return ['view', 'http'].includes(action) && label.length > 0 && URL.canParse(url ?? '');
}
