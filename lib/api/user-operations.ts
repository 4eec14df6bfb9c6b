import { z } from 'zod';
import { pageOf, pagingSchema } from '../schemas/paging';
import {
  changePasswordSchema,
  createdUserSchema,
  createUserSchema,
  meSchema,
  updateUserSchema,
  userSchema,
} from '../schemas/user';
import { defineOperation } from './define-operation';

export const userOperations = {
  listUsers: defineOperation({
    id: 'listUsers',
    method: 'GET',
    path: '/users',
    summary: 'All accounts, oldest first.',
    access: 'admin',
    query: pagingSchema,
    status: 200,
    response: pageOf(userSchema),
    errors: ['not-signed-in', 'forbidden'],
  }),
  createUser: defineOperation({
    id: 'createUser',
    method: 'POST',
    path: '/users',
    summary: 'Make an account. Without a password a random one is made and shown this once.',
    access: 'admin',
    body: createUserSchema,
    status: 201,
    response: createdUserSchema,
    errors: ['not-signed-in', 'forbidden', 'email-taken'],
  }),
  updateUser: defineOperation({
    id: 'updateUser',
    method: 'PATCH',
    path: '/users/{id}',
    summary: 'Change an account’s name, role or password, or disable it. With all but a new name its sessions end.',
    access: 'admin',
    params: z.object({ id: z.string() }),
    body: updateUserSchema,
    status: 200,
    response: userSchema,
    errors: ['not-signed-in', 'forbidden', 'user-not-found', 'last-administrator'],
  }),
  getMe: defineOperation({
    id: 'getMe',
    method: 'GET',
    path: '/me',
    summary: 'Who you are to this API.',
    access: 'signed-in',
    status: 200,
    response: meSchema,
    errors: ['not-signed-in'],
  }),
  changePassword: defineOperation({
    id: 'changePassword',
    method: 'POST',
    path: '/me/password',
    summary: 'Give yourself a new password. Your other sessions end; this one goes on.',
    access: 'signed-in',
    body: changePasswordSchema,
    status: 204,
    response: null,
    errors: ['not-signed-in', 'forbidden', 'wrong-password', 'too-many-requests'],
  }),
} as const;
