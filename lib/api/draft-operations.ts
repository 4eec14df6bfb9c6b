import { z } from 'zod';
import {
  askPreviewSchema,
  draftSchema,
  EFFECTS,
  importedSchema,
  importSchema,
  previewedRoomSchema,
  previewSchema,
  publishedSchema,
  publishSchema,
  putDraftSchema,
} from '../schemas/migration-draft';
import { pageOf, pagingSchema } from '../schemas/paging';
import { defineOperation } from './define-operation';

const forAdmins = ['not-signed-in', 'forbidden'] as const;
const changes = ['invalid-request', ...forAdmins, 'changed-meanwhile'] as const;

/** How a change of the plan is written, looked at and published. */
export const draftOperations = {
  getDraft: defineOperation({
    id: 'getDraft',
    method: 'GET',
    path: '/migration/draft',
    summary: 'The plan that is being written, what it would change, and what is wrong with it by now.',
    access: 'admin',
    status: 200,
    response: draftSchema,
    errors: [...forAdmins, 'draft-not-found'],
  }),
  putDraft: defineOperation({
    id: 'putDraft',
    method: 'PUT',
    path: '/migration/draft',
    summary: 'Write the draft. An impossible plan is refused, each place with its reason.',
    access: 'admin',
    body: putDraftSchema,
    status: 200,
    response: draftSchema,
    errors: changes,
  }),
  deleteDraft: defineOperation({
    id: 'deleteDraft',
    method: 'DELETE',
    path: '/migration/draft',
    summary: 'Throw the draft away.',
    access: 'admin',
    status: 204,
    response: null,
    errors: [...changes, 'draft-not-found'],
  }),
  importPlan: defineOperation({
    id: 'importPlan',
    method: 'POST',
    path: '/migration/import',
    summary: 'Make the plan in a file the draft; `dryRun` only shows what that changes.',
    access: 'admin',
    body: importSchema,
    status: 200,
    response: importedSchema,
    errors: [...changes, 'import-refused'],
  }),
  previewPlan: defineOperation({
    id: 'previewPlan',
    method: 'POST',
    path: '/migration/preview',
    summary:
      'What publishing the draft now would do, over all rooms and the meetings of the last days. Changes nothing.',
    access: 'admin',
    body: askPreviewSchema,
    isBodyOptional: true,
    status: 200,
    response: previewSchema,
    errors: [...changes, 'draft-not-found'],
  }),
  listPreviewedRooms: defineOperation({
    id: 'listPreviewedRooms',
    method: 'GET',
    path: '/migration/previews/{hash}/rooms',
    summary: 'The rooms of a preview, by what happens to them.',
    access: 'admin',
    params: z.object({ hash: z.string().min(1).max(100) }),
    query: pagingSchema.extend({ effect: z.enum([...EFFECTS, 'degraded']).optional() }),
    status: 200,
    response: pageOf(previewedRoomSchema),
    errors: ['invalid-request', ...forAdmins, 'preview-not-found'],
  }),
  publishPlan: defineOperation({
    id: 'publishPlan',
    method: 'POST',
    path: '/migration/publish',
    summary: 'Put the previewed draft in force, exactly as it was shown: else 409 lists the rooms that differ by now.',
    access: 'admin',
    body: publishSchema,
    status: 200,
    response: publishedSchema,
    errors: [...changes, 'preview-not-found', 'preview-outdated', 'nothing-to-publish', 'migration-frozen'],
  }),
};
