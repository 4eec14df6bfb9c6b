import { describe, expect, it } from 'vitest';
import { lostPasswordText, welcomeText } from './welcome-text';

const welcome = {
  publicUrl: 'http://localhost:3000',
  administrator: 'admin@localhost',
  oneTimePassword: 'abc-def',
  room: 'standup',
  database: 'PostgreSQL in /data/postgres',
  role: 'all',
} as const;

describe('welcomeText', () => {
  it('says what to open, and who signs in with what', () => {
    const text = welcomeText(welcome);
    expect(text).toMatch(/Open\s+http:\/\/localhost:3000\n/);
    expect(text).toContain('http://localhost:3000/standup');
    expect(text).toMatch(/Sign in as\s+admin@localhost\n\s+Password\s+abc-def/);
  });

  it('leaves out what there is not: later starts have no password, other databases no demo room', () => {
    const text = welcomeText({ ...welcome, oneTimePassword: null, room: null });
    expect(text).not.toContain('Password');
    expect(text).not.toContain('Try a call');
  });
});

describe('lostPasswordText', () => {
  it('is silent where no password was made', () => {
    expect(lostPasswordText({ email: 'a@b', oneTimePassword: null })).toBe('');
    expect(lostPasswordText({ email: 'a@b', oneTimePassword: 'abc' })).toContain('a@b, password abc');
  });
});
