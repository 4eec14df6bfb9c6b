import { describe, expect, it } from 'vitest';
import { describeDoorAnywhere, describeDoorShort, describeWeakDoor } from './door-options';

it('says in a list of rooms what awaits guests, and nothing where they come in at once', () => {
  expect(describeDoorShort('open')).toBeNull();
  expect(describeDoorShort('ask')).toBe('A host lets guests in');
  expect(describeDoorShort('host-first')).toBe('Guests wait for a host');
});

describe('describeWeakDoor', () => {
  it('says where a host’s yes can be passed on', () => {
    expect(describeWeakDoor('ask', { id: 'whereby' })).toBe(
      'On Whereby everybody in a call has the same address of it: whoever was let in could pass it on, and others would come in without asking.',
    );
    expect(describeDoorAnywhere('ask')).toMatch(/^On Whereby /);
  });

  it('says nothing of platforms that give each person their own entry, nor of other doors', () => {
    for (const id of ['daily', 'jitsi', 'jaas', 'mock']) expect(describeWeakDoor('ask', { id })).toBeNull();
    for (const door of ['open', 'host-first'] as const) {
      expect(describeWeakDoor(door, { id: 'whereby' })).toBeNull();
      expect(describeDoorAnywhere(door)).toBeNull();
    }
  });

  it('takes a platform’s own word before the catalogue’s', () => {
    expect(describeWeakDoor('ask', { id: 'pigeon', label: 'Pigeon', guestToken: false })).toMatch(/^On Pigeon /);
    expect(describeWeakDoor('ask', { id: 'pigeon' })).toBeNull();
  });
});
