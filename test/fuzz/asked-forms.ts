import type { Stage } from '../journeys/authorisation/stage.js';
import { openApi } from '#src/door/openapi';

type Schema = Record<string, unknown> & {
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  $ref?: string;
};

/** What may be told at a route: names, each with a value that fits, as the API's own document has them. */
export interface Forms {
  body: [string, unknown][];
  query: [string, unknown][];
}

/** Of every route, by the name the application gives it. */
export function formsOf({ app }: Stage): Map<string, Forms> {
  const document = openApi(app);
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const forms = new Map<string, Forms>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      const content = operation.requestBody?.content?.['application/json']?.schema;
      const body = new Map<string, unknown>();
      if (content) gather(content, schemas, body);
      const query = (operation.parameters ?? []).filter((one) => one.in === 'query');
      forms.set(`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, {
        body: [...body],
        query: query.map(({ name, schema }) => [name, fitting(schema ?? {}, schemas)]),
      });
    }
  return forms;
}

interface Operation {
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  parameters?: { in: string; name: string; schema?: Schema }[];
}

function gather(
  schema: Schema,
  schemas: Record<string, Schema>,
  found: Map<string, unknown>,
  depth = 0,
): void {
  const whole = resolved(schema, schemas);
  if (depth > 6) return;
  for (const [name, part] of Object.entries(whole.properties ?? {})) {
    found.set(name, fitting(part, schemas));
    gather(part, schemas, found, depth + 1);
  }
  for (const part of partsOf(whole)) gather(part, schemas, found, depth + 1);
}

function partsOf(schema: Schema): Schema[] {
  return schema.items ? [...choicesOf(schema), schema.items] : choicesOf(schema);
}

function choicesOf(schema: Schema): Schema[] {
  return ['anyOf', 'oneOf', 'allOf'].flatMap((word) => (schema[word] as Schema[] | undefined) ?? []);
}

function resolved(schema: Schema, schemas: Record<string, Schema>): Schema {
  return schema.$ref ? (schemas[schema.$ref.replace(/^.*\//, '')] ?? {}) : schema;
}

const BY_FORMAT: Record<string, string> = {
  date: '2026-05-20',
  'date-time': '2026-05-20T06:00:00Z',
  uuid: '6a1f2c1e-50f3-4f0c-9a55-1d5a1c7f9b11',
  email: 'someone@example.org',
  uri: 'https://example.org/',
};

function fitting(given: Schema, schemas: Record<string, Schema>, depth = 0): unknown {
  const schema = resolved(given, schemas);
  if (schema.enum) return schema.enum[0];
  if ('const' in schema) return schema['const'];
  if (depth > 4) return null;
  const [part] = choicesOf(schema);
  if (part) return fitting(part, schemas, depth + 1);
  const { type, format, minimum } = schema as { type?: string; format?: string; minimum?: number };
  if (type === 'array') return [fitting(schema.items ?? {}, schemas, depth + 1)];
  if (type === 'object') {
    const properties = Object.entries(schema.properties ?? {});
    return Object.fromEntries(properties.map(([name, one]) => [name, fitting(one, schemas, depth + 1)]));
  }
  if (type === 'boolean') return true;
  if (type === 'number' || type === 'integer') return Math.max(minimum ?? 1, 1);
  return BY_FORMAT[format ?? ''] ?? 'words';
}
