import { z } from 'zod';
import { shapeOfMigrationFlags } from './migration-targets';

/** An empty string in the environment means "not set": that is how compose files leave a variable out. */
const optionalText = z.preprocess((value) => (value === '' ? undefined : value), z.string().trim().min(1).optional());

const optionalFlag = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.stringbool({ error: 'must be true or false, for example true' }).optional(),
);

const optionalUrl = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z
    .url({ protocol: /^https?$/, error: 'must be an address with http or https, for example https://meet.example.com' })
    .optional(),
);

/** Names of rooms and their ids, also of rooms that aren't made yet: what none can have is a mistake. */
const ROOM_NAME_OR_ID = /^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/i;

const roomList = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z
    .string()
    .optional()
    .transform((value) =>
      (value ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .superRefine((rooms, context) => {
      const wrong = rooms.filter((room) => !ROOM_NAME_OR_ID.test(room));
      if (wrong.length === 0) return;
      const message = `lists ${wrong
        .slice(0, 5)
        .map((room) => JSON.stringify(room))
        .join(
          ', ',
        )}, which no room can be called: names and ids hold 2 to 60 of a to z, 0 to 9 and hyphens, with commas between them, for example team-standup,retro`;
      context.addIssue({ code: 'custom', message });
    }),
);

const port = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce
    .number({ error: 'must be a port between 1 and 65535, for example 3000' })
    .int({ error: 'must be a port between 1 and 65535, for example 3000' })
    .min(1, { error: 'must be a port between 1 and 65535, for example 3000' })
    .max(65_535, { error: 'must be a port between 1 and 65535, for example 3000' })
    .default(3000),
);

/** Every setting that Patchbay itself reads. Each platform reads its own from the same source. */
export const settingsSchema = z.object({
  PORT: port,
  DATA_DIR: z.preprocess((value) => (value === '' ? undefined : value), z.string().trim().min(1).default('.data')),
  DATABASE_URL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, {
        error: 'must be a PostgreSQL address, for example postgresql://patchbay:secret@db.example.com:5432/patchbay',
      })
      .optional(),
  ),
  DATABASE_POOL_SIZE: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce
      .number({ error: 'must be a whole number between 2 and 200, for example 10' })
      .int({ error: 'must be a whole number between 2 and 200, for example 10' })
      .min(2, { error: 'must be a whole number between 2 and 200, for example 10' })
      .max(200, { error: 'must be a whole number between 2 and 200, for example 10' })
      .default(10),
  ),
  PUBLIC_URL: optionalUrl,
  NEXTAUTH_SECRET: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .min(16, { error: 'must have at least 16 characters, for example the output of: openssl rand -base64 32' })
      .optional(),
  ),
  ADMIN_EMAIL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[^\s@]+@[^\s@]+$/, { error: 'must be an e-mail address, for example admin@example.com' })
      .default('admin@localhost'),
  ),
  ADMIN_PASSWORD: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .min(8, { error: 'must have at least 8 characters, for example the output of: openssl rand -base64 12' })
      .optional(),
  ),
  PATCHBAY_API_KEY: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .min(16, { error: 'must have at least 16 characters, for example the output of: openssl rand -hex 24' })
      .optional(),
  ),
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_ADMIN_GROUP: optionalText,
  DEFAULT_VIDEO_PLATFORM: optionalText,
  ...shapeOfMigrationFlags(optionalFlag, roomList),
  LOGO_FILE: z.preprocess((value) => (value === '' ? undefined : value), z.string().trim().default('public/logo.png')),
  PATCHBAY_DEMO: optionalFlag,
  PATCHBAY_ROLE: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['web', 'worker', 'all'], { error: 'must be web, worker or all, for example all' }).default('all'),
  ),
  STORAGE_URL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^(file|s3):/, {
        error: 'must begin with file: or s3:, for example s3://bucket/prefix?region=eu-central-1',
      })
      .optional(),
  ),
  WEBHOOK_RETENTION_DAYS: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce
      .number({ error: 'must be a whole number of days between 1 and 3650, for example 30' })
      .int({ error: 'must be a whole number of days between 1 and 3650, for example 30' })
      .min(1, { error: 'must be a whole number of days between 1 and 3650, for example 30' })
      .max(3_650, { error: 'must be a whole number of days between 1 and 3650, for example 30' })
      .default(30),
  ),
  LOG_LEVEL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent, for example info',
      })
      .default('info'),
  ),
});

export type ParsedSettings = z.infer<typeof settingsSchema>;
