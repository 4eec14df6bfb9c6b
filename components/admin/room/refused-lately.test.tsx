import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RefusedLately } from './refused-lately';

const shown = (isUnderWay: boolean, count = 1) =>
  renderToStaticMarkup(<RefusedLately refused={{ count, newest: [] }} isUnderWay={isUnderWay} />);

it('says that people wait for a call to start only until it has', () => {
  expect(shown(false)).toContain('waiting for this call to start');
  expect(shown(true)).not.toContain('to start');
  expect(shown(true)).toContain('The call has started by now');
  expect(shown(true, 0)).not.toContain('waiting');
});
