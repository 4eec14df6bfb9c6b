import { describe, expect, it } from 'vitest';
import { listOperations } from './list-operations';
import type { OpenApiDocument } from './openapi-document';

const DOCUMENT: OpenApiDocument = {
  servers: [{ url: 'https://meet.example.com/api/v1/' }],
  components: {
    schemas: {
      Settings: {
        type: 'object',
        properties: { size: { type: 'integer', minimum: 1, maximum: 1000, default: 50 }, door: { enum: ['open'] } },
        required: ['size'],
      },
    },
  },
  paths: {
    '/rooms/{name}': {
      patch: {
        operationId: 'updateRoom',
        summary: 'Change a room.',
        parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['title'],
                properties: {
                  title: { type: 'string', maxLength: 120 },
                  settings: { anyOf: [{ $ref: '#/components/schemas/Settings' }, { type: 'null' }] },
                  tags: { type: 'array', items: { type: 'string' } },
                },
              },
            },
          },
        },
        responses: { '200': { description: 'The room.' }, '409': { description: 'slug-taken' } },
      },
    },
    '/meetings/{id}': { get: { summary: 'One meeting.', tags: ['Meetings'], responses: {} } },
  },
};

describe('listOperations', () => {
  const groups = listOperations(DOCUMENT);

  it('groups by tag, and by the path where there is none', () => {
    expect(groups.map(({ name }) => name)).toEqual(['rooms', 'Meetings']);
  });

  it('flattens a body through references and nullable fields', () => {
    const fields = groups[0]?.operations[0]?.bodyFields ?? [];
    expect(fields.map(({ name, type, isRequired }) => [name, type, isRequired])).toEqual([
      ['title', 'text', true],
      ['settings', 'object or null', false],
      ['settings.size', 'whole number', true],
      ['settings.door', '"open"', false],
      ['tags', 'list of text', false],
    ]);
    expect(fields[2]?.notes).toBe('1 to 1000 · default 50');
  });

  it('keeps answers and errors apart', () => {
    const operation = groups[0]?.operations[0];
    expect(operation?.answers.map(({ status }) => status)).toEqual(['200']);
    expect(operation?.errors).toEqual([{ status: '409', text: 'slug-taken' }]);
  });

  it('shows the shortest call that works', () => {
    expect(groups[0]?.operations[0]?.curl).toBe(
      [
        "curl --request PATCH 'https://meet.example.com/api/v1/rooms/standup'",
        '  --header "Authorization: Bearer $PATCHBAY_API_KEY"',
        "  --header 'Content-Type: application/json'",
        `  --data '{"title":"Daily standup"}'`,
      ].join(' \\\n'),
    );
  });
});
