import { z } from 'zod';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

interface Converted {
  schema: Json;
  components: Record<string, Json>;
}

/**
 * Our zod schemas as OpenAPI 3.0. A schema with an id becomes a named component; where what we take differs from
 * what we give (a default makes a field optional on the way in), the form we take is called `<id>Input`.
 */
export function zodToOpenApi(
  schema: unknown,
  { schemaType }: { schemaType: Direction },
): Converted | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const own = convert(schema, schemaType);
  return schemaType === 'output' ? own : renameInputs(own, convert(schema, 'output').components);
}

function convert(schema: z.ZodType, io: Direction): Converted {
  const json = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    override: tidy,
  }) as Json;
  const { $schema: _, definitions, $defs, ...root } = json;
  const components = (definitions ?? $defs ?? {}) as Record<string, Json>;
  if (io === 'output') for (const part of [root, ...Object.values(components)]) openUp(part);
  return { schema: root, components };
}

function tidy({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const json = jsonSchema as Json;
  if (zodSchema._zod.def.type === 'date') Object.assign(json, { type: 'string', format: 'date-time' });
  if (json['format']) delete json['pattern']; // hundreds of characters that say what the format says
}

/** What we answer may grow new fields without breaking anybody. */
function openUp(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  if ((part as Json)['additionalProperties'] === false) delete (part as Json)['additionalProperties'];
  for (const value of Object.values(part)) openUp(value);
}

const REFERENCE = /"\$ref":"#\/(definitions|\$defs)\/([^"]+)"/g;

function renameInputs({ schema, components }: Converted, asOutput: Record<string, Json>): Converted {
  const differing = new Set(Object.keys(components).filter((id) => !sameShape(components[id], asOutput[id])));
  for (let grew = true; grew;) {
    grew = false;
    for (const [id, part] of Object.entries(components)) {
      if (differing.has(id) || !referencesOf(part).some((reference) => differing.has(reference))) continue;
      differing.add(id);
      grew = true;
    }
  }
  const renamed = <T>(part: T): T =>
    JSON.parse(
      JSON.stringify(part).replace(REFERENCE, (whole, shelf: string, id: string) =>
        differing.has(id) ? `"$ref":"#/${shelf}/${id}Input"` : whole,
      ),
    ) as T;
  const entries = Object.entries(components).map(([id, part]) => [
    differing.has(id) ? `${id}Input` : id,
    renamed(part),
  ]);
  return { schema: renamed(schema), components: Object.fromEntries(entries) as Record<string, Json> };
}

function sameShape(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function referencesOf(part: unknown): string[] {
  return [...JSON.stringify(part).matchAll(REFERENCE)].map(([, , id]) => id ?? '');
}
