import { z } from 'zod';
import { OPERATIONS } from '../api';
import type { Operation, OperationAccess } from '../api/define-operation';
import { getSettings } from '../env/settings';
import { ERROR_STATUS, type ErrorCode } from '../errors/codes';
import { processSingleton } from '../process-singleton';
import { problemSchema } from './problem';

type Json = Record<string, unknown>;

const ACCESS_WORDS = {
  anyone: 'Anybody may call this; what they get depends on who they are.',
  'signed-in': 'Needs a signed-in person or an API key.',
  admin: 'Needs an administrator or an administrator’s API key.',
} as const satisfies Record<OperationAccess, string>;

/** The OpenAPI 3.1 document of the whole API, made of the schemas that the routes parse with. */
export function openApiDocument(): Json {
  return processSingleton('openapi', () => buildOpenApiDocument(OPERATIONS, getSettings().PUBLIC_URL));
}

export function buildOpenApiDocument(operations: readonly Operation[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase()] = describeOperation(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Patchbay',
      version: '1',
      description:
        'Permanent links to meeting rooms, any video platform behind them. JSON in camelCase; errors are problem documents with a stable `code`; lists give a `nextCursor` that is sent back as `cursor`. A parameter or field that an operation doesn’t have is refused. What carries a `version` takes it back in `If-Match`.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: [...new Set(operations.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key made in /admin/settings or by POST /api-keys.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description: 'The session of a browser.',
        },
      },
      schemas: { Problem: jsonSchemaOf(problemSchema, 'output') },
    },
  };
}

function tagOf(operation: Operation): string {
  return operation.path.split('/')[1]?.replace(/\..*$/, '') ?? 'other';
}

function describeOperation(operation: Operation): Json {
  const parameters = [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')];
  return {
    operationId: operation.id,
    tags: [tagOf(operation)],
    summary: operation.summary,
    description: ACCESS_WORDS[operation.access],
    ...(operation.access === 'anyone' ? { security: [{}, { apiKey: [] }, { session: [] }] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body || operation.bodyTypes
      ? {
          requestBody: {
            required: !operation.isBodyOptional,
            content: {
              ...(operation.body ? { 'application/json': { schema: jsonSchemaOf(operation.body, 'input') } } : {}),
              ...Object.fromEntries((operation.bodyTypes ?? []).map((type) => [type, {}])),
            },
          },
        }
      : {}),

    responses: { [operation.status]: successOf(operation), ...otherSuccessesOf(operation), ...errorsOf(operation) },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = jsonSchemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: property,
  }));
}

function successOf({ response, status }: Operation): Json {
  if (!response) return { description: 'Done; there is no body.' };
  const contentType = response.meta()?.contentType;
  const type = typeof contentType === 'string' ? contentType : 'application/json';
  const { contentType: _, ...schema } = jsonSchemaOf(response, 'output');
  return { description: status === 201 ? 'Made.' : 'Done.', content: { [type]: { schema } } };
}

function otherSuccessesOf({ otherResponses = {} }: Operation): Json {
  return Object.fromEntries(
    Object.entries(otherResponses).map(([status, { description, schema }]) => [
      status,
      schema
        ? { description, content: { 'application/json': { schema: jsonSchemaOf(schema, 'output') } } }
        : { description },
    ]),
  );
}

/** The codes that an operation's own logic throws, and those that come from how every route works. */
export function errorCodesOf(operation: Operation): ErrorCode[] {
  // Every operation refuses what its query doesn't know.
  const codes = new Set<ErrorCode>([...operation.errors, 'invalid-request']);
  if (operation.body)
    for (const code of ['malformed-json', 'request-cancelled', 'body-too-large', 'unsupported-media-type'] as const)
      codes.add(code);
  if (operation.bodyTypes) for (const code of ['body-too-large', 'unsupported-media-type'] as const) codes.add(code);
  if (operation.method !== 'GET') codes.add('cross-site-request');
  if (operation.access !== 'anyone') codes.add('not-signed-in');
  if (operation.access === 'admin') codes.add('forbidden');
  for (const code of ['invalid-key', 'internal-error', 'database-unavailable'] as const) codes.add(code);
  return [...codes];
}

function errorsOf(operation: Operation): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorCodesOf(operation)) {
    const status = ERROR_STATUS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const inOrder = [...byStatus].sort(([left], [right]) => left - right);
  return Object.fromEntries(inOrder.map(([status, codes]) => [status, problemOfCodes(codes)]));
}

function problemOfCodes(codes: readonly ErrorCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] },
      },
    },
  };
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}
