import { z } from 'zod';
import { defineOperation } from './define-operation';

export const documentOperations = {
  getOpenApi: defineOperation({
    id: 'getOpenApi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document.',
    access: 'anyone',
    status: 200,
    response: z.looseObject({ openapi: z.string() }),
    errors: [],
  }),
} as const;
