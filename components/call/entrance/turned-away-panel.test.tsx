import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TurnedAwayPanel } from './turned-away-panel';

const shown = (isDoorOpen: boolean) =>
  renderToStaticMarkup(
    <TurnedAwayPanel
      message="A host didn’t let you in this time."
      askAgainAt={Date.now() + 119_000}
      isDoorOpen={isDoorOpen}
      onAskAgain={() => {}}
    />,
  );

describe('TurnedAwayPanel', () => {
  it('has somebody wait until they may ask again', () => {
    expect(shown(false)).toContain('A host didn’t let you in this time.');
    expect(shown(false)).toMatch(/<button[^>]*disabled[^>]*>.*Ask again in 1:5\d/);
  });

  it('tells them at once that they may walk in where the door was opened meanwhile', () => {
    expect(shown(true)).toContain('You can come in without asking.');
    expect(shown(true)).toContain('Join now');
    expect(shown(true)).not.toMatch(/Ask again|<button[^>]*disabled=/);
  });
});
