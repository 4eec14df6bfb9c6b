import { expect, it } from 'vitest';
import { getSettings } from '@/lib/env/settings';
import { listPlatforms } from '@/lib/video-platforms';
import { registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

it('names the settings of a platform that are given, and shows no value', () => {
  const given = { name: 'DATABASE_URL', isRequired: true, isSecret: true };
  registerScriptedPlatform('alpha', { settings: [given, { ...given, name: 'ALPHA_API_KEY' }] });
  const alpha = listPlatforms().find(({ id }) => id === 'alpha');
  expect(alpha?.set).toEqual(['DATABASE_URL']);
  expect(JSON.stringify(alpha)).not.toContain(getSettings().DATABASE_URL);
});
