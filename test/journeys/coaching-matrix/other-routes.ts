/** What tells nobody anything of anybody: doors, pages, texts, what brands say to us. */
export const NOBODYS = [
  'GET /healthz',
  'GET /livez',
  'GET /readyz',
  'GET /',
  'GET /index.html',
  'GET /assets/page.js',
  'GET /openapi.json',
  'GET /openapi.yaml',
  'GET /docs',
  'GET /docs/',
  'GET /docs/*',
  'GET /docs/index.html',
  'GET /docs/swagger-ui-init.js',
  'GET /docs/docs/swagger-ui-init.js',
  'POST /api/v1/deliveries/:id/answer',
  'GET /unsubscribe/:token',
  'POST /unsubscribe/:token',
  'GET /hooks/strava/:pathToken',
  'POST /hooks/strava/:pathToken',
  'GET /hooks/withings/:pathToken',
  'POST /hooks/withings/:pathToken',
  'POST /hooks/garmin/:pathToken',
  'GET /docs/LICENSE',
  'GET /api/v1/setup',
  'POST /api/v1/setup',
  'POST /api/v1/sign-in',
  'POST /api/v1/sign-out',
  'GET /api/v1/registration',
  'POST /api/v1/join/invitation',
  'POST /api/v1/join',
  'POST /api/v1/reset/request',
  'POST /api/v1/reset',
  'POST /api/v1/confirm-email',
  'GET /api/v1/sign-in/ways',
  'POST /api/v1/sign-in/second',
  'POST /api/v1/sign-in/second/passkey',
  'POST /api/v1/sign-in/passkey/options',
  'POST /api/v1/sign-in/passkey',
  'POST /api/v1/sign-in/provider',
  'GET /api/v1/sign-in/provider/callback',
  'GET /api/v1/sign-in/provider/newcomer',
  'POST /api/v1/sign-in/provider/newcomer',
  'GET /api/v1/consents/:purpose/text',
] as const;

/** What tells of accounts, never of what an athlete does: who invited whom, and to operators whose addresses they are. */
export const ACCOUNTS = [
  'GET /api/v1/invitations',
  'POST /api/v1/invitations',
  'DELETE /api/v1/invitations/:id',
  'GET /api/v1/people',
  'PUT /api/v1/people/:id/role',
  'POST /api/v1/people/:id/reset-link',
  'GET /api/v1/operator/nudges',
  'GET /api/v1/operator/set-aside',
  'POST /api/v1/operator/set-aside/again',
  'POST /api/v1/operator/set-aside/:id/again',
] as const;

/** By which head coaches see to their team, and nobody else: who is in it, and who coaches it. */
export const OF_HEADS = [
  'PUT /api/v1/teams/:id',
  'DELETE /api/v1/teams/:id',
  'DELETE /api/v1/teams/:id/members/:memberId',
  'GET /api/v1/teams/:id/codes',
  'POST /api/v1/teams/:id/codes',
  'DELETE /api/v1/teams/:id/codes/:codeId',
  'PUT /api/v1/teams/:id/coaches/:coachId',
  'DELETE /api/v1/teams/:id/coaches/:coachId',
] as const;

/** What every coach of a team does there, of which no athlete is shown. */
export const OF_COACHES = [
  'DELETE /api/v1/teams/:id/plans/:planId',
  'GET /api/v1/teams/:id/digest',
  'PUT /api/v1/teams/:id/digest',
  'GET /api/v1/teams/:id/feed',
  'POST /api/v1/teams/:id/feed',
  'DELETE /api/v1/teams/:id/feed',
  'POST /api/v1/teams/:id/members/:memberId/notes',
] as const;

/** By which people see to a team, and learn of an athlete no more than the name that was chosen for it. */
export const SEEING_TO_TEAMS = [
  ...['POST /api/v1/teams', 'POST /api/v1/guardian/look', 'POST /api/v1/guardian'],
  ...OF_HEADS,
  ...OF_COACHES,
] as const;
