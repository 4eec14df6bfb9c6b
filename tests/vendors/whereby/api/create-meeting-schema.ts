import { z } from 'zod';

// POST /meetings as the published OpenAPI document has it. Closed: what it doesn't name is refused.

const storage = {
  provider: z.enum(['s3', 'whereby']),
  authenticationType: z.enum(['accessKey', 'roleBased']).optional(),
  bucket: z.string().min(1).optional(),
  accessKeyId: z.string().min(1).optional(),
  accessKeySecret: z.string().min(1).optional(),
  oidcRoleArn: z.string().min(1).optional(),
};

/** The document's text says which of them go together. */
function hasItsKeys(destination: {
  provider: string;
  authenticationType?: string | undefined;
  bucket?: string | undefined;
  accessKeyId?: string | undefined;
  accessKeySecret?: string | undefined;
  oidcRoleArn?: string | undefined;
}): boolean {
  if (destination.provider !== 's3') return true;
  if (destination.bucket === undefined) return false;
  return destination.authenticationType === 'roleBased'
    ? destination.oidcRoleArn !== undefined
    : destination.accessKeyId !== undefined && destination.accessKeySecret !== undefined;
}

const recording = z.strictObject({
  type: z.enum(['none', 'local', 'cloud']),
  destination: z
    .strictObject({ ...storage, fileFormat: z.enum(['mkv', 'mp4']).optional() })
    .refine(hasItsKeys, 'lacks what its provider needs'),
  startTrigger: z.enum(['none', 'prompt', 'automatic', 'automatic-2nd-participant']),
});

const liveTranscription = z.strictObject({
  destination: z.strictObject({ ...storage, region: z.string().min(1).optional() }),
  startTrigger: z.enum(['none', 'manual', 'automatic', 'automatic-2nd-participant']),
  language: z.string().optional(),
  liveCaptions: z.boolean().optional(),
});

const streaming = z.strictObject({
  destination: z.strictObject({ url: z.string().min(1) }),
  startTrigger: z.enum(['none', 'prompt', 'automatic']),
});

/** "By default in UTC but a timezone can be specified." */
const dateTime = z
  .string()
  .refine((text) => z.iso.datetime({ offset: true, local: true }).safeParse(text).success, 'is not a date-time')
  .transform((text) => new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`));

export const FIELDS = ['hostRoomUrl', 'viewerRoomUrl'] as const;

export const createMeetingSchema = z.strictObject({
  endDate: dateTime,
  startDate: dateTime.optional(),
  isLocked: z.boolean().optional(),
  roomMode: z.enum(['group', 'normal']).default('normal'),
  roomNamePrefix: z
    .string()
    // Both happen to whatever is sent; the pattern and the length hold for what is left.
    .transform((text) => text.replace(/\s/g, '').toLowerCase())
    .pipe(z.string().regex(/^[a-z0-9]{0,39}$/))
    .default(''),
  roomNamePattern: z.enum(['uuid', 'human-short']).default('uuid'),
  templateType: z.enum(['viewerMode']).optional(),
  recording: recording.optional(),
  liveTranscription: liveTranscription.optional(),
  streaming: streaming.optional(),
  fields: z.array(z.enum(FIELDS)).default([]),
});
