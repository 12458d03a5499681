import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { OutgoingHttp } from '#integrations/http/outgoing-http';
import { Ntfy } from '#integrations/ntfy/ntfy';
import { ChannelBusy, ChannelDown, ChannelRefused } from '#src/delivery/channel.problems';
import { type NtfySimulator, startNtfy } from '#simulators/ntfy/ntfy';

const note = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  title: 'Efter passet',
  text: 'Det finns något att läsa.',
  urgency: 'normal',
  link: 'https://svett.example.org/inbox/7',
  buttons: [
    { label: 'Läs', opens: 'https://svett.example.org/inbox/7' },
    { label: 'Senare', sends: 'https://svett.example.org/api/x', body: '{"act":"later"}' },
  ],
} as const;

let server: NtfySimulator;
beforeAll(async () => {
  server = await startNtfy();
});
afterAll(() => server.close());
beforeEach(() => {
  server.published.length = 0;
  server.failures.length = 0;
});

const ntfy = new Ntfy(new OutgoingHttp({ allowsPrivate: true }));
const send = (token: string | null = null, topic = 'svett-ada') =>
  ntfy.send({ server: server.url, topic, token }, { ...note, buttons: [...note.buttons] });

test('a note goes to the topic with its buttons and where a tap leads', async () => {
  await send();
  expect(server.failures).toEqual([]);
  expect(server.published).toEqual([
    {
      topic: 'svett-ada',
      sequenceId: note.id,
      title: 'Efter passet',
      message: 'Det finns något att läsa.',
      priority: 3,
      click: 'https://svett.example.org/inbox/7',
      actions: [
        { action: 'view', label: 'Läs', url: 'https://svett.example.org/inbox/7' },
        {
          action: 'http',
          label: 'Senare',
          url: 'https://svett.example.org/api/x',
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"act":"later"}',
          clear: true,
        },
      ],
    },
  ]);
});

test('a guarded topic takes notes with its token, and refuses others for good', async () => {
  server.guarded.set('guarded', 'tk_right');
  await send('tk_right', 'guarded');
  expect(server.published).toHaveLength(1);
  await expect(send('tk_wrong', 'guarded')).rejects.toBeInstanceOf(ChannelRefused);
  await expect(send(null, 'guarded')).rejects.toBeInstanceOf(ChannelRefused);
});

test('a server that is busy, or in trouble, is come back to', async () => {
  server.faults.add({ route: 'POST /', status: 429, headers: { 'retry-after': '60' } });
  await expect(send()).rejects.toMatchObject({ waitS: 60 });
  server.faults.add({ route: 'POST /', status: 429 });
  await expect(send()).rejects.toBeInstanceOf(ChannelBusy);
  server.faults.add({ route: 'POST /', status: 502 });
  await expect(send()).rejects.toBeInstanceOf(ChannelDown);
  server.faults.add({ route: 'POST /', dropConnection: true });
  await expect(send()).rejects.toBeInstanceOf(ChannelDown);
});
