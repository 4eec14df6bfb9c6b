import type { FieldRow } from './describe-schema';
import { describeType, listFields } from './describe-schema';
import { exampleOfSchema } from './example-of-schema';
import type { JsonSchema, OpenApiDocument, OpenApiOperation } from './openapi-document';

export interface OperationEntry {
  /** The anchor of its place on the page of its group. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly access: string;
  readonly parameters: readonly (FieldRow & { readonly place: string })[];
  readonly bodyFields: readonly FieldRow[];
  readonly answers: readonly {
    readonly status: string;
    readonly text: string;
    readonly fields: readonly FieldRow[];
    readonly example: string | null;
  }[];
  readonly errors: readonly { readonly status: string; readonly text: string }[];
  readonly curl: string;
}

export interface OperationGroup {
  readonly name: string;
  readonly operations: readonly OperationEntry[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of the document, grouped by tag, or by the first word of the path where there is none. */
export function listOperations(document: OpenApiDocument): OperationGroup[] {
  const groups = new Map<string, OperationEntry[]>();
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = methods[method];
      if (!operation) continue;
      const group = operation.tags?.[0] ?? path.replace(/^\/api\/v1/, '').split('/')[1] ?? 'other';
      groups.set(group, [...(groups.get(group) ?? []), readOperation({ path, method, operation, document })]);
    }
  }
  return [...groups].map(([name, operations]) => ({ name, operations }));
}

interface ReadOptions {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
  readonly document: OpenApiDocument;
}

function readOperation({ path, method, operation, document }: ReadOptions): OperationEntry {
  const bodySchema = operation.requestBody ? jsonSchemaOf(operation.requestBody.content) : null;
  const responses = Object.entries(operation.responses ?? {});
  return {
    id: operation.operationId ?? `${method}-${path.replaceAll(/[^a-z0-9]+/gi, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    access: operation.description ?? '',
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      place: parameter.in,
      type: parameter.schema ? describeType(parameter.schema, document) : 'text',
      isRequired: parameter.required ?? false,
      notes: [parameter.description, parameter.schema && limitsOf(parameter.schema)].filter(Boolean).join(' · '),
    })),
    bodyFields: bodySchema ? listFields(bodySchema, document) : [],
    answers: responses
      .filter(([status]) => status.startsWith('2'))
      .map(([status, response]) => {
        const schema = jsonSchemaOf(response.content);
        return {
          status,
          text: response.description ?? '',
          fields: schema ? listFields(schema, document) : [],
          example: schema ? JSON.stringify(exampleOfSchema(schema, { document, isRequest: false }), null, 2) : null,
        };
      }),
    errors: responses
      .filter(([status]) => !status.startsWith('2'))
      .map(([status, response]) => ({ status, text: response.description ?? '' })),
    curl: curlExample({ path, method, bodySchema, document }),
  };
}

function limitsOf(schema: JsonSchema): string {
  return schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`;
}

function jsonSchemaOf(
  content: Readonly<Record<string, { readonly schema?: JsonSchema }>> | undefined,
): JsonSchema | null {
  return content?.['application/json']?.schema ?? null;
}

function curlExample({
  path,
  method,
  bodySchema,
  document,
}: {
  path: string;
  method: string;
  bodySchema: JsonSchema | null;
  document: OpenApiDocument;
}): string {
  const base = document.servers?.[0]?.url.replace(/\/$/, '') ?? '';
  const address = `${base}${path}`.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'name' ? 'standup' : name === 'platform' ? 'jitsi' : `<${name}>`,
  );
  const lines = [
    `curl ${method === 'get' ? '' : `--request ${method.toUpperCase()} `}'${address}'`,
    `--header "Authorization: Bearer $PATCHBAY_API_KEY"`,
  ];
  if (bodySchema) {
    const body = JSON.stringify(exampleOfSchema(bodySchema, { document, isRequest: true }));
    lines.push("--header 'Content-Type: application/json'", `--data '${body.replaceAll("'", "'\\''")}'`);
  }
  return lines.join(' \\\n  ');
}
