import { z } from 'zod';
import { displayText } from './text';

export const userRoleSchema = z.enum(['admin', 'member']);

export const emailSchema = z
  .string({ error: 'The e-mail address must be a text.' })
  .trim()
  .toLowerCase()
  .max(320, { error: 'The e-mail address must have at most 320 characters.' })
  // Not stricter than that: `admin@localhost` is a good address here.
  .regex(/^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+$/u, { error: 'The e-mail address must look like ada@example.com.' });

/** Long ones are welcome, but hashing without end is not. */
export const newPasswordSchema = z
  .string({ error: 'The password must be a text.' })
  .min(8, { error: 'The password must have at least 8 characters.' })
  .max(200, { error: 'The password must have at most 200 characters.' });

export const createUserSchema = z.strictObject({
  email: emailSchema,
  /** Left out: the part of the address before the @. */
  name: displayText('The name', 80).optional(),
  role: userRoleSchema.default('member'),
  /** Left out: a random one is made and answered once. */
  password: newPasswordSchema.optional(),
});
export type CreateUserInput = z.output<typeof createUserSchema>;

export const updateUserSchema = z
  .strictObject({
    name: displayText('The name', 80),
    role: userRoleSchema,
    /** A disabled account can't sign in, and neither its sessions nor its keys open anything. */
    isDisabled: z.boolean(),
    /** A new password, for somebody who forgot theirs. */
    password: newPasswordSchema,
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'Name at least one field to change.' });
export type UpdateUserInput = z.output<typeof updateUserSchema>;

export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: userRoleSchema,
  isDisabled: z.boolean(),
  hasPassword: z.boolean(),
  hasSingleSignOn: z.boolean(),
  createdAt: z.string(),
});
export type UserView = z.infer<typeof userSchema>;

export const createdUserSchema = userSchema.extend({
  /** Only where it was made here; shown this once. */
  oneTimePassword: z.string().nullable(),
});
export type CreatedUserView = z.infer<typeof createdUserSchema>;

export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().min(1).max(1000),
  newPassword: newPasswordSchema,
});
export type ChangePasswordInput = z.output<typeof changePasswordSchema>;

/** Who asks, as the API sees them. */
export const meSchema = z.object({
  kind: z.enum(['user', 'api-key']),
  id: z.string(),
  name: z.string(),
  /** Null for keys. */
  email: z.string().nullable(),
  role: userRoleSchema,
  /** The account that a key acts for; the account itself otherwise. */
  userId: z.string().nullable(),
});
export type MeView = z.infer<typeof meSchema>;
