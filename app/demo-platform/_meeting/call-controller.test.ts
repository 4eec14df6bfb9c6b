import { describe, expect, it } from 'vitest';
import { type CallRefusal, CallRefusedError } from './call-api';
import { createCallController } from './call-controller';

type Answer = CallRefusal | 'ok' | Promise<'ok'>;

const STATE = { title: 'Stand-up', isLocked: false, people: [] };

/** A vendor that answers from a script, and a controller that talks to it. */
function open(script: { enter?: Answer[]; heartbeat?: Answer[] }) {
  const sent: string[] = [];
  const beacons: string[] = [];
  let entries = 0;
  const controller = createCallController({
    roomName: 'standup',
    token: 'token',
    services: {
      post: async (path) => {
        sent.push(path);
        const kind = path.endsWith('/enter') ? 'enter' : 'heartbeat';
        const answer = await (script[kind]?.shift() ?? 'ok');
        if (answer !== 'ok') throw new CallRefusedError(answer);
        if (kind === 'heartbeat') return STATE;
        entries += 1;
        return { connectionId: `c${entries}`, key: `k${entries}`, isHost: false, state: STATE };
      },
      beacon: (path) => beacons.push(path),
      wait: async () => undefined,
      readMedia: () => ({ hasCamera: false, hasMicrophone: false }),
    },
  });
  return { controller, sent, beacons };
}

describe('createCallController', () => {
  it('enters, and beats with the connection it was given', async () => {
    const { controller, sent } = open({});
    await controller.enter();
    expect(controller.getSnapshot()).toMatchObject({ phase: 'in', connectionId: 'c1' });
    expect(sent).toEqual(['rooms/standup/enter', 'connections/c1/heartbeat']);
  });

  it.each(['locked', 'full', 'expired', 'refused', 'ended', 'removed'] as const)(
    'shows %s and asks no more',
    async (refusal) => {
      const { controller, sent } = open({ enter: [refusal] });
      await controller.enter();
      expect(controller.getSnapshot()).toMatchObject({ phase: 'over', end: refusal });
      await controller.beat();
      expect(sent).toHaveLength(1);
    },
  );

  it('tries a silent vendor again and gives up in the end', async () => {
    const patient = open({ enter: ['unavailable', 'unavailable'] });
    await patient.controller.enter();
    expect(patient.controller.getSnapshot().phase).toBe('in');
    const hopeless = open({ enter: Array.from({ length: 9 }, () => 'unavailable' as const) });
    await hopeless.controller.enter();
    expect(hopeless.controller.getSnapshot()).toMatchObject({ phase: 'over', end: 'unavailable' });
  });

  it('says that the connection is lost after two silent beats, and recovers', async () => {
    const { controller } = open({ heartbeat: ['ok', 'unavailable', 'unavailable', 'ok'] });
    await controller.enter();
    await controller.beat();
    expect(controller.getSnapshot().isUnreachable).toBe(false);
    await controller.beat();
    expect(controller.getSnapshot().isUnreachable).toBe(true);
    await controller.beat();
    expect(controller.getSnapshot()).toMatchObject({ phase: 'in', isUnreachable: false });
  });

  it('enters anew where it was taken for gone', async () => {
    const { controller } = open({ heartbeat: ['ok', 'lost'] });
    await controller.enter();
    await controller.beat();
    expect(controller.getSnapshot()).toMatchObject({ phase: 'in', connectionId: 'c2' });
  });

  it('is told of its removal and of the end', async () => {
    const { controller } = open({ heartbeat: ['ok', 'removed'] });
    await controller.enter();
    await controller.beat();
    expect(controller.getSnapshot()).toMatchObject({ phase: 'over', end: 'removed' });
  });

  it('says goodbye when it leaves, and can come back', async () => {
    const { controller, beacons } = open({});
    await controller.enter();
    controller.leave();
    expect(beacons).toEqual(['connections/c1/leave']);
    expect(controller.getSnapshot()).toMatchObject({ phase: 'over', end: 'left' });
    await controller.enter();
    expect(controller.getSnapshot()).toMatchObject({ phase: 'in', connectionId: 'c2' });
  });

  it('gives a connection back that it was granted after the page had gone', async () => {
    let answer: (value: 'ok') => void = () => undefined;
    const pending = new Promise<'ok'>((resolve) => {
      answer = resolve;
    });
    const { controller, beacons } = open({ enter: [pending] });
    const entering = controller.enter();
    controller.vanish();
    answer('ok');
    await entering;
    expect(beacons).toEqual(['connections/c1/leave']);
    expect(controller.getSnapshot().phase).toBe('entering');
  });
});
