import { escaped, htmlPage } from '#simulators/html';
import { type OidcOptions, OidcSimulator, type Refusal } from '#simulators/oidc/oidc-provider';

/** Opens a provider of one’s own on a free port. */
export async function startOidc(options: OidcOptions = {}): Promise<OidcSimulator> {
  const provider = new OidcSimulator(options);
  serveDiscovery(provider);
  servePage(provider);
  serveTokens(provider);
  await provider.listen();
  return provider;
}

function serveDiscovery(provider: OidcSimulator): void {
  provider.app.get('/.well-known/openid-configuration', async () => ({
    issuer: provider.url,
    authorization_endpoint: `${provider.url}/authorize`,
    token_endpoint: `${provider.url}/token`,
    userinfo_endpoint: `${provider.url}/userinfo`,
    jwks_uri: `${provider.url}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile', 'groups'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  }));
  provider.app.get('/jwks', async () => (await provider.idTokens()).jwks());
}

/** One link a person, and one that says no. */
function servePage(provider: OidcSimulator): void {
  provider.app.get('/authorize', async (request, reply) => {
    const query = request.query as Record<string, string>;
    const fault = provider.faultOf(query);
    if (fault) {
      provider.note(request, fault.rule, fault.says);
      return reply.code(400).type('text/plain; charset=utf-8').send(fault.says);
    }
    const links = provider.people.map((person) => {
      const address = `/authorize/as/${encodeURIComponent(person.subject)}?${new URLSearchParams(query).toString()}`;
      return `<li><a href="${escaped(address)}">${escaped(person.email ?? person.subject)}</a></li>`;
    });
    const no = escaped(`/authorize/as/-?${new URLSearchParams(query).toString()}`);
    const page = `<h1>Sign in as</h1><ul>${links.join('')}</ul><p><a href="${no}">Cancel</a></p>`;
    return reply.type('text/html; charset=utf-8').send(htmlPage('Simulated provider', page));
  });
  provider.app.get<{ Params: { subject: string } }>('/authorize/as/:subject', async (request, reply) => {
    const query = request.query as Record<string, string>;
    const person = provider.people.find(({ subject }) => subject === request.params.subject);
    return reply.redirect(person ? provider.approve(query, person) : provider.deny(query), 302);
  });
}

function serveTokens(provider: OidcSimulator): void {
  provider.app.post<{ Body: Record<string, string> }>('/token', async (request, reply) => {
    const refuse = ({ rule, says }: Refusal, status = 400) => {
      provider.note(request, rule, says);
      return reply.code(status).send({ error: status === 401 ? 'invalid_client' : 'invalid_grant' });
    };
    const form = request.body;
    if (form['client_id'] !== provider.clientId || form['client_secret'] !== provider.clientSecret)
      return refuse({ rule: 'client', says: 'The client did not show its secret.' }, 401);
    if (form['grant_type'] !== 'authorization_code')
      return refuse({ rule: 'grant-type', says: 'grant_type must be authorization_code.' });
    const answer = await provider.exchange(form);
    return 'rule' in answer ? refuse(answer) : answer;
  });
  provider.app.get('/userinfo', async ({ headers }, reply) => {
    const told = provider.told(/^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
    return told ?? reply.code(401).send({ error: 'invalid_token' });
  });
}
