import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';

type Response = Awaited<ReturnType<NestFastifyApplication['inject']>>;

/** Of an answer that goes on for as long as somebody listens: who was let in leaves after its first words. */
export async function firstWords(
  inject: (asked: InjectOptions) => Promise<Response>,
  asked: InjectOptions,
): Promise<Response> {
  const answer = await inject({ ...asked, payloadAsStream: true });
  let payload = '';
  for await (const words of answer.stream()) {
    payload += String(words);
    if (answer.statusCode < 400) break;
  }
  return Object.assign(answer, { payload, body: payload, json: () => JSON.parse(payload) as never });
}
