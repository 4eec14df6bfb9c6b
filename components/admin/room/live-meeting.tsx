'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { describePresence } from '@/components/rooms/people-count';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { endMeeting, meetingQuery, participantsQuery } from '@/lib/queries/admin-rooms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { RoomView } from '@/lib/schemas/room';
import { describePeople } from '../describe-people';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { PlatformName } from '../platform-name';
import { Section } from '../section';
import { WithMoments } from '../with-moments';
import { PeopleList } from './people-list';
import { RelocationFailureNotice } from './relocation-failure-notice';

interface LiveMeetingProps {
  readonly live: NonNullable<RoomView['live']>;
  readonly title: string;
}

/** The meeting that goes on: who is in it, where it runs and why, and the way to end it. */
export function LiveMeeting({ live, title }: LiveMeetingProps) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const meeting = useQuery(meetingQuery(live.meetingId));
  const people = useQuery(participantsQuery(live.meetingId));
  const end = useMutation({
    mutationFn: () => endMeeting(live.meetingId),
    onSuccess: () => {
      setIsAsking(false);
      toast.success('The meeting was ended');
    },
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  return (
    <Section
      title="Now"
      actions={
        <Button variant="outline" size="sm" onClick={() => setIsAsking(true)}>
          End for all
        </Button>
      }
    >
      <Card className="space-y-4 p-4">
        <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
          {live.people > 0 ? (
            <span className="text-sm text-muted-foreground">
              <span className="tabular mr-2 text-3xl leading-none font-semibold text-foreground">{live.people}</span>
              {live.people === 1 ? 'person' : 'people'} in the call
            </span>
          ) : (
            <span className="text-sm text-muted-foreground">{describePresence(0)}</span>
          )}
          <PlatformName platform={live.platform} />
          {live.startedAt && live.people > 0 ? (
            <span className="text-sm text-muted-foreground">
              for <Moment at={live.startedAt} as="duration" />
            </span>
          ) : null}
          {live.isOverrunning ? (
            <Badge
              variant="outline"
              title="People are in it past its end, and stay. Once it is empty it is not shared any more."
            >
              Overrunning since <Moment at={live.endDate} />
            </Badge>
          ) : null}
        </div>
        {meeting.data?.relocation?.cause === 'vendor-end' ? (
          <Notice tone="info">
            Its platform ends this call’s room at <Moment at={meeting.data.relocation.at} />. The call goes on in a new
            one then, with everybody in it.
          </Notice>
        ) : null}
        <RelocationFailureNotice meeting={meeting.data} />
        {meeting.data?.continuesId ? (
          <p className="text-sm text-muted-foreground">
            Goes on from a part of this call elsewhere; whoever is still there is counted.
          </p>
        ) : null}
        {meeting.data?.decision ? (
          <p className="text-sm">
            <WithMoments text={meeting.data.decision.sentence} />
          </p>
        ) : null}
        <PeopleList people={people.data ?? []} />
      </Card>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={`End the meeting in ${title}`}
        description={
          live.people === 0
            ? 'Nobody has been seen in the call. Whoever has just come in is put out, and the next person to join gets a new meeting.'
            : `${capitalise(describePeople(live.people))} ${live.people === 1 ? 'is' : 'are'} put out of the call. They may come back, into a new meeting.`
        }
        confirmLabel="End for all"
        isDestructive
        isPending={end.isPending}
        error={end.error ? toApiProblem(end.error).message : null}
        onConfirm={() => end.mutate()}
      />
    </Section>
  );
}

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
