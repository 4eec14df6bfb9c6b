import { describe, expect, it } from 'vitest';
import { describeUserChange, listUserChanges } from './describe-user-change';

describe('listUserChanges', () => {
  it('offers the other role and the other state', () => {
    expect(listUserChanges({ role: 'admin', isDisabled: false })).toEqual(['make-member', 'disable']);
    expect(listUserChanges({ role: 'member', isDisabled: true })).toEqual(['make-admin', 'enable']);
  });
});

describe('describeUserChange', () => {
  it('speaks to whoever changes themselves', () => {
    expect(describeUserChange('make-member', { name: 'Ada', isSelf: true })).toContain(
      'You keep the rooms of your own',
    );
    expect(describeUserChange('make-member', { name: 'Ada', isSelf: false })).toContain(
      'Ada keeps the rooms of their own',
    );
  });
});
