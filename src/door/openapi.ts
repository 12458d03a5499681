import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { version } from '#src/config/version';
import { ProblemDocument } from '#src/door/problem-document';
import { zodToOpenApi } from '#src/door/zod-openapi';

interface Operation {
  summary: string;
  responses: Record<string, { description: string; content?: object }>;
  security?: unknown;
  'x-public'?: boolean;
}

/** The whole HTTP API, as /openapi.json. */
export function openApi(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Svett')
    .setDescription('What a training session cost you in sweat and magnesium, as an honest range.')
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth(
      { type: 'http', bearerFormat: 'svett_pat_…', description: 'A personal access token.' },
      'token',
    )
    .addCookieAuth('__Host-svett', { type: 'apiKey', description: 'Set by signing in.' }, 'cookie')
    .addSecurityRequirements('token')
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    standardSchemaConverter: zodToOpenApi,
    operationIdFactory: (_controller, method) => method,
  });
  const schemas = ((document.components ??= {}).schemas ??= {});
  schemas['Problem'] = zodToOpenApi(ProblemDocument, { schemaType: 'output' })?.components['Problem'] ?? {};
  for (const operation of operationsOf(document)) {
    describeSuccess(operation);
    addFailures(operation);
  }
  return document;
}

/** Serves the document and a page to read it on; all of the page comes from this server. */
export function serveDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApi(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Svett – API',
  });
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[]);
}

/** What an answer holds, its schema tells; in words it is what the operation is for. */
function describeSuccess({ summary, responses }: Operation): void {
  for (const [status, answer] of Object.entries(responses))
    answer.description ||= status === '204' ? 'Done; there is nothing to tell.' : summary;
}

function addFailures(operation: Operation): void {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  operation.responses['default'] = { description: 'What went wrong, and what to do.', content };
  if (operation['x-public']) operation.security = [];
  delete operation['x-public'];
}
