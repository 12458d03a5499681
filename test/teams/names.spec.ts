import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Squads } from '#src/teams/squads';
import { NewTeam } from '#src/teams/team-desk.shapes';
import { CalledName } from '#src/teams/teams.shapes';
import { aTeamHouse, type TeamHouse } from '../support/team-house.js';

describe('a name in a team', () => {
  test.each([
    ['a line break', 'Eva\n\nTo look at today\nBo: would like to talk'],
    ['a line break of another kind', 'Eva\u2028Bo'],
    ['a control character', 'Eva\u0007x'],
    ['a mark that turns what follows', 'Eva \u202Eavlis'],
    ['an isolate that is never closed', 'Eva \u2067x'],
  ])('holds no %s: others would read it as more than a name', (_what, name) => {
    expect(CalledName.safeParse(name).success).toBe(false);
    expect(NewTeam.safeParse({ name, timeZone: 'UTC', myName: 'Eva' }).success).toBe(false);
    expect(NewTeam.safeParse({ name: 'Team', timeZone: 'UTC', myName: name }).success).toBe(false);
  });

  test.each(['Åsa-Märta von Örn', "D'Arcy 2.0", 'أحمد', '👩‍🚀 Kim', ' Eva\n'])(
    'is what people are called: %s',
    (name) => expect(CalledName.parse(name)).toBe(name.trim()),
  );
});

describe('a list of names', () => {
  let house: TeamHouse;
  beforeAll(async () => {
    house = await aTeamHouse();
  });
  afterAll(() => house.close());

  test('is in the order of a Swedish list, whichever database keeps it', async () => {
    const names = ['Örjan', 'Zoe', 'Ärla', 'anna', 'Åsa', 'Bo', 'Éva'];
    for (const name of names) {
      const who = await house.person('Somebody');
      await house.join({ ...who, name });
    }
    const { members } = await house.get(Squads).of(house.head, house.teamId);
    expect(members.map(({ name }) => name)).toEqual(['anna', 'Bo', 'Éva', 'Zoe', 'Åsa', 'Ärla', 'Örjan']);
  });
});
