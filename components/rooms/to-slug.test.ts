import { describe, expect, it } from 'vitest';
import { slugSchema } from '@/lib/schemas/room';
import { toSlug, toSlugWhileTyping } from './to-slug';

describe('toSlug', () => {
  it.each([
    ['Weekly Café: plan', 'weekly-cafe-plan'],
    ['  Team --- Stand-up!  ', 'team-stand-up'],
    ['Größe', 'grosse'],
    ['日本', ''],
    ['', ''],
  ])('makes %j into %j', (title, slug) => {
    expect(toSlug(title)).toBe(slug);
  });

  it('gives names that the server takes, however long the title', () => {
    const slug = toSlug(`${'a'.repeat(59)} b and more`);
    expect(slugSchema.safeParse(slug).success).toBe(true);
    expect(slug.length).toBeLessThanOrEqual(60);
  });
});

describe('toSlugWhileTyping', () => {
  it('keeps the hyphen that somebody has just typed', () => {
    expect(toSlugWhileTyping('team-')).toBe('team-');
    expect(toSlugWhileTyping('Team ')).toBe('team-');
    expect(toSlugWhileTyping('-')).toBe('');
  });
});
