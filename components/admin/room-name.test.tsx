import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RoomName } from './room-name';

it('leads to a room that has a name', () => {
  expect(renderToStaticMarkup(<RoomName name="standup" />)).toBe('<a href="/admin/rooms/standup">standup</a>');
});

it('says of a deleted room whose name was freed what it is, without a link that leads nowhere', () => {
  const shown = renderToStaticMarkup(<RoomName name={null} className="underline" />);
  expect(shown).toContain('a deleted room');
  expect(shown).not.toContain('href');
});
