import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { describeRoom, RoomName } from './room-name';

it('leads to a room that has a name, also one that only looks like a freed one', () => {
  for (const name of ['standup', 'deleted-scenes', 'deleted-857c9b']) {
    expect(renderToStaticMarkup(<RoomName name={name} />)).toBe(`<a href="/admin/rooms/${name}">${name}</a>`);
  }
});

it('says of a deleted room whose name was freed what it is, without a link that leads nowhere', () => {
  const kept = 'deleted-857c9b1e-6a0f-4d5e-9a53-0c2f6d1b7a44';
  const shown = renderToStaticMarkup(<RoomName name={kept} className="underline" />);
  expect(shown).toContain('a deleted room');
  expect(shown).not.toContain('href');
  expect(`${shown} ${describeRoom(kept)}`).not.toContain('857c9b');
});
