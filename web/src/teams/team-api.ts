/** What the pages of teams ask the server for. */
import type { components } from '#web/api.gen.ts';
import { answer, client } from '#web/api.ts';
import type { ShareGroup } from '#web/teams/team-shapes.ts';

type Shapes = components['schemas'];
const byId = (teamId: string) => ({ params: { path: { id: teamId } } });
const before = (cursor: string | null) => ({ params: { query: cursor === null ? {} : { before: cursor } } });

export const teamApi = {
  teams: () => answer(client.GET('/api/v1/teams')),
  look: (code: string) => answer(client.POST('/api/v1/teams/joining/look', { body: { code } })),
  join: (body: Shapes['TeamJoinInput']) => answer(client.POST('/api/v1/teams/joining', { body })),
  share: (teamId: string, group: ShareGroup, body: Shapes['TeamShareFormInput']) =>
    answer(
      client.PUT('/api/v1/teams/{id}/shares/{group}', { params: { path: { id: teamId, group } }, body }),
    ),
  rename: (teamId: string, name: string) =>
    answer(client.PUT('/api/v1/teams/{id}/name', { ...byId(teamId), body: { name } })),
  leave: (teamId: string) => answer(client.DELETE('/api/v1/teams/{id}/membership', byId(teamId))),
  talk: (teamId: string, wish: 'fine' | 'talk') =>
    answer(client.POST('/api/v1/teams/{id}/talk', { ...byId(teamId), body: { wish } })),
  takeTalkBack: (teamId: string) => answer(client.DELETE('/api/v1/teams/{id}/talk', byId(teamId))),
  askGuardian: (teamId: string, name: string) =>
    answer(client.POST('/api/v1/teams/{id}/guardian', { ...byId(teamId), body: { name } })),
  looks: (cursor: string | null) => answer(client.GET('/api/v1/teams/looks', before(cursor))),
  sharingLog: (cursor: string | null) => answer(client.GET('/api/v1/teams/sharing-log', before(cursor))),

  guardianPaper: (token: string, language: 'en' | 'sv') =>
    answer(client.POST('/api/v1/guardian/look', { body: { token, language } })),
  guardianSays: (body: Shapes['GuardianAnswer']) => answer(client.POST('/api/v1/guardian', { body })),

  begin: (body: Shapes['NewTeam']) => answer(client.POST('/api/v1/teams', { body })),
  change: (teamId: string, body: Shapes['TeamChange']) =>
    answer(client.PUT('/api/v1/teams/{id}', { ...byId(teamId), body })),
  end: (teamId: string) => answer(client.DELETE('/api/v1/teams/{id}', byId(teamId))),
  roster: (teamId: string) => answer(client.GET('/api/v1/teams/{id}/roster', byId(teamId))),
  removeMember: (teamId: string, memberId: string) =>
    answer(
      client.DELETE('/api/v1/teams/{id}/members/{memberId}', { params: { path: { id: teamId, memberId } } }),
    ),
  codes: (teamId: string) => answer(client.GET('/api/v1/teams/{id}/codes', byId(teamId))),
  makeCode: (teamId: string, body: Shapes['NewTeamCodeInput']) =>
    answer(client.POST('/api/v1/teams/{id}/codes', { ...byId(teamId), body })),
  takeCodeBack: (teamId: string, codeId: string) =>
    answer(client.DELETE('/api/v1/teams/{id}/codes/{codeId}', { params: { path: { id: teamId, codeId } } })),
  changeCoach: (teamId: string, coachId: string, body: Shapes['TeamCoachChange']) =>
    answer(
      client.PUT('/api/v1/teams/{id}/coaches/{coachId}', { params: { path: { id: teamId, coachId } }, body }),
    ),
  removeCoach: (teamId: string, coachId: string) =>
    answer(
      client.DELETE('/api/v1/teams/{id}/coaches/{coachId}', { params: { path: { id: teamId, coachId } } }),
    ),
};
