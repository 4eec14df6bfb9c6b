import { describe, expect, it } from 'vitest';
import { mapWherebyEvent, WHEREBY_EVENTS } from './map-whereby-event';

describe('mapWherebyEvent', () => {
  it('tells loading, entering and the end', () => {
    expect(mapWherebyEvent('ready', null)).toEqual({ type: 'ready' });
    expect(mapWherebyEvent('join', null)).toEqual({ type: 'joined' });
    expect(mapWherebyEvent('meeting_end', null)).toEqual({ type: 'ended' });
  });

  it('tells leaving from being put out', () => {
    expect(mapWherebyEvent('leave', { removed: false })).toEqual({ type: 'left' });
    expect(mapWherebyEvent('leave', { removed: true })).toEqual({ type: 'removed' });
    expect(mapWherebyEvent('leave', null)).toEqual({ type: 'left' });
  });

  it('says that it records before the first word is kept', () => {
    const recording = (status: string) => mapWherebyEvent('recording_status_change', { status });
    expect(recording('starting')).toEqual({ type: 'recording', isOn: true });
    expect(recording('started')).toEqual({ type: 'recording', isOn: true });
    expect(recording('stopped')).toEqual({ type: 'recording', isOn: false });
    expect(mapWherebyEvent('recording_status_change', null)).toBeNull();
  });

  it('hands on how many are there', () => {
    expect(mapWherebyEvent('participantupdate', { count: 3 })).toEqual({ type: 'people', count: 3 });
    expect(mapWherebyEvent('participantupdate', null)).toBeNull();
  });

  it('tells who knocks from who stands at the door', () => {
    expect(mapWherebyEvent('knock', null)).toEqual({ type: 'knocking' });
    expect(mapWherebyEvent('cancel_knock', null)).toEqual({ type: 'ready' });
  });

  it.each(['deny_device_permission', 'connection_status_change'])('leaves %s to Whereby’s own page', (name) => {
    expect(WHEREBY_EVENTS).not.toContain(name);
    expect(mapWherebyEvent(name, {})).toBeNull();
  });
});
