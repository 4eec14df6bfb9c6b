import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../api';
import { ERROR_STATUS } from '../errors/codes';
import { buildOpenApiDocument, errorCodesOf } from './openapi';

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean }[];
  readonly requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Record<string, { schema: Record<string, unknown> }> }>
  >;
}

const document = buildOpenApiDocument(OPERATIONS, 'https://meet.example.com') as unknown as {
  readonly servers: readonly { url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

describe('the document of the API', () => {
  it('names no operation and no address twice', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    const addresses = OPERATIONS.map(({ method, path: address }) => `${method} ${address}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('gives every error code of an operation under its status, as a problem document', () => {
    for (const operation of OPERATIONS) {
      const documented = document.paths[operation.path]?.[operation.method.toLowerCase()];
      for (const code of errorCodesOf(operation)) {
        const response = documented?.responses[ERROR_STATUS[code]];
        expect(response?.description, `${operation.id} ${code}`).toContain(`\`${code}\``);
        expect(JSON.stringify(response?.content?.['application/problem+json'])).toContain(
          '#/components/schemas/Problem',
        );
      }
    }
    expect(document.components.schemas).toHaveProperty('Problem.properties.code');
  });

  it('describes parameters and bodies from the schemas that the routes parse with', () => {
    const createRoom = document.paths['/rooms']?.post;
    const body = createRoom?.requestBody?.content['application/json']?.schema;
    // Only the name is needed: what has a default may be left out.
    expect(body?.required).toEqual(['name']);
    const listRooms = document.paths['/rooms']?.get;
    expect(listRooms?.parameters?.find(({ name }) => name === 'limit')).toMatchObject({ in: 'query', required: false });
    const getRoom = document.paths['/rooms/{name}']?.get;
    expect(getRoom?.parameters).toEqual([expect.objectContaining({ name: 'name', in: 'path', required: true })]);
  });

  it('has a path parameter for each brace of a path', () => {
    for (const operation of OPERATIONS) {
      const braces = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = document.paths[operation.path]?.[operation.method.toLowerCase()]?.parameters ?? [];
      expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(braces);
    }
  });
});
