import { resolveSchema, withoutNull } from './describe-schema';
import type { JsonSchema, OpenApiDocument } from './openapi-document';

/** Values that read like a real call, by the name of the field. */
const TELLING_VALUES: Readonly<Record<string, unknown>> = {
  name: 'standup',
  room: 'standup',
  title: 'Daily standup',
  platform: 'jitsi',
  displayName: 'Ada',
  email: 'ada@example.com',
  url: 'https://meet.example.com/standup',
  note: 'For the outage drill',
  people: 3,
  id: '5c1f0c0e-8a63-4a0e-9a5c-0d4c1c9b1f10',
  meetingId: '5c1f0c0e-8a63-4a0e-9a5c-0d4c1c9b1f10',
  at: '2026-12-01T09:00:00.000Z',
};

const DEEPEST_NESTING = 5;

/**
 * An example of what a schema describes.
 * @param isRequest true leaves out what may be left out, so that the example is the shortest call that works
 */
export function exampleOfSchema(
  schema: JsonSchema,
  {
    document,
    isRequest,
    name = '',
    depth = 0,
  }: { document: OpenApiDocument; isRequest: boolean; name?: string; depth?: number },
): unknown {
  const resolved = withoutNull(resolveSchema(schema, document), document);
  if (resolved.example !== undefined) return resolved.example;
  if (resolved.examples?.[0] !== undefined) return resolved.examples[0];
  if (resolved.const !== undefined) return resolved.const;
  if (resolved.enum) return resolved.default ?? resolved.enum[0];
  const inner = { document, isRequest, depth: depth + 1 };
  const option = resolved.anyOf?.[0] ?? resolved.oneOf?.[0];
  if (option) return exampleOfSchema(option, { ...inner, name });
  const type = typeof resolved.type === 'string' ? resolved.type : resolved.type?.find((one) => one !== 'null');
  if (resolved.properties || type === 'object') {
    if (depth >= DEEPEST_NESTING) return {};
    const entries = Object.entries(resolved.properties ?? {});
    const required = entries.filter(([key]) => resolved.required?.includes(key));
    const shown = isRequest ? (required.length > 0 || depth > 0 ? required : entries.slice(0, 1)) : entries;
    return Object.fromEntries(
      shown.map(([key, property]) => [key, exampleOfSchema(property, { ...inner, name: key })]),
    );
  }
  if (type === 'array') return resolved.items ? [exampleOfSchema(resolved.items, { ...inner, name })] : [];
  const telling = TELLING_VALUES[name];
  if (type === 'integer' || type === 'number')
    return typeof telling === 'number' ? telling : (resolved.default ?? resolved.minimum ?? 1);
  if (type === 'boolean') return resolved.default ?? true;
  if (type === 'string') return typeof telling === 'string' ? telling : textExample(resolved, name);
  return null;
}

function textExample(schema: JsonSchema, name: string): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.format === 'date-time' || name.endsWith('At') || name.endsWith('Date')) return TELLING_VALUES.at;
  return 'text';
}
