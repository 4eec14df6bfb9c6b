import type { PlatformServices, VideoPlatformClient } from '../contract';
import { checkHealth } from './check-health';
import type { DailyConfig } from './config';
import { makeDomainIdReader } from './domain';
import { toEmbed } from './embed';
import { issueGrant } from './issue-grant';
import { listRooms } from './list-rooms';
import { endMeeting, getRoomSessions, listParticipants, presenceOf } from './presence';
import { makeRecordings } from './recordings';
import { createMeeting, deleteRoom, extendRoom, isRoomThere } from './rooms';
import { tasks } from './tasks';
import { webhooks } from './webhook';
import { makeWebhookSetup } from './webhook-setup';

/** One Daily domain. */
export function createClient(config: DailyConfig, services: PlatformServices): VideoPlatformClient {
  const readDomainId = makeDomainIdReader(config, services);
  return {
    platform: 'daily',
    account: config.subdomain,
    createMeeting: (request) => createMeeting(config, services, request),
    issueGrant: (request) => issueGrant({ config, services, readDomainId }, request),
    toEmbed,
    endMeeting: (room) => endMeeting(config, services, room),
    deleteRoom: (room) => deleteRoom(config, services, room),
    isRoomThere: (room, signal) => isRoomThere(config, services, room, signal),
    listRooms: () => listRooms(config, services),
    extendRoom: (room, endDate) => extendRoom(config, services, room, endDate),
    getRoomSessions: (room) => getRoomSessions(config, services, room),
    listParticipants: (room) => listParticipants(config, services, room),
    presence: presenceOf(config, services),
    checkHealth: () => checkHealth(config, services),
    uploadLogo: null,
    webhooks,
    webhookSetup: makeWebhookSetup(config, services),
    recordings: makeRecordings(config, services),
    drills: null,
    tasks,
  };
}
