import type { JsonSchema, OpenApiDocument } from './openapi-document';

/** One field of a body, flattened so that it can be a row of a table. */
export interface FieldRow {
  /** With dots for nesting and `[]` for lists: `settings.size`, `items[].name`. */
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly notes: string;
}

const DEEPEST_NESTING = 4;

/** Follows a reference inside the document; a reference that leads nowhere gives an empty schema. */
export function resolveSchema(schema: JsonSchema, document: OpenApiDocument): JsonSchema {
  let current = schema;
  for (let hops = 0; current.$ref && hops < 10; hops += 1) {
    const name = current.$ref.split('/').at(-1) ?? '';
    current = document.components?.schemas?.[name] ?? {};
  }
  return current;
}

/** The fields of an object or of the items of a list, in the order of the document. */
export function listFields(schema: JsonSchema, document: OpenApiDocument): FieldRow[] {
  return fieldsBelow(schema, document, '', 0);
}

function fieldsBelow(unresolved: JsonSchema, document: OpenApiDocument, prefix: string, depth: number): FieldRow[] {
  if (depth > DEEPEST_NESTING) return [];
  const schema = withoutNull(resolveSchema(unresolved, document), document);
  if (schema.items) return fieldsBelow(schema.items, document, `${prefix}[]`, depth + 1);
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const row = {
      name,
      type: describeType(property, document),
      isRequired: schema.required?.includes(key) ?? false,
      notes: describeLimits(property, document),
    };
    return [row, ...fieldsBelow(property, document, name, depth + 1)];
  });
}

/** A type in few words: `text`, `number or null`, `list of text`, `"a" or "b"`. */
export function describeType(unresolved: JsonSchema, document: OpenApiDocument): string {
  const schema = resolveSchema(unresolved, document);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map((option) => describeType(option, document)))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) return schema.properties ? 'object' : 'anything';
  return types.map((type) => typeWord(type, schema, document)).join(' or ');
}

function typeWord(type: string, schema: JsonSchema, document: OpenApiDocument): string {
  switch (type) {
    case 'string':
      return schema.format === 'date-time' ? 'date and time' : 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return schema.items ? `list of ${describeType(schema.items, document)}` : 'list';
    default:
      return type;
  }
}

function describeLimits(unresolved: JsonSchema, document: OpenApiDocument): string {
  const own = unresolved.description;
  const schema = withoutNull(resolveSchema(unresolved, document), document);
  const parts = [own ?? schema.description];
  if (schema.minLength !== undefined || schema.maxLength !== undefined) {
    parts.push(`${range(schema.minLength, schema.maxLength)} characters`);
  }
  if (isTelling(schema.minimum) || isTelling(schema.maximum)) {
    parts.push(
      range(
        isTelling(schema.minimum) ? schema.minimum : undefined,
        isTelling(schema.maximum) ? schema.maximum : undefined,
      ),
    );
  }
  if (schema.maxItems !== undefined) parts.push(`at most ${schema.maxItems}`);
  if (schema.default !== undefined) parts.push(`default ${JSON.stringify(schema.default)}`);
  return parts.filter(Boolean).join(' · ');
}

/** zod writes the limits of safe integers where a schema sets none: they tell a reader nothing. */
function isTelling(limit: number | undefined): limit is number {
  return limit !== undefined && Math.abs(limit) !== Number.MAX_SAFE_INTEGER;
}

function range(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  return from !== undefined ? `at least ${from}` : `at most ${to}`;
}

/** `T or null` has the fields of T. */
export function withoutNull(schema: JsonSchema, document: OpenApiDocument): JsonSchema {
  const options = schema.anyOf ?? schema.oneOf;
  if (!options) return schema;
  const rest = options.map((option) => resolveSchema(option, document)).filter((option) => option.type !== 'null');
  return rest.length === 1 && rest[0] ? rest[0] : schema;
}
