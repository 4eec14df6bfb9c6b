import { Lock, Users } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

interface CallHeaderProps {
  title: string;
  peopleCount: number;
  isLocked: boolean;
}

export function CallHeader({ title, peopleCount, isLocked }: CallHeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-card px-4 py-2">
      <Badge className="border-platform-demo/50 text-platform-demo">Demo</Badge>
      <h1 className="min-w-0 flex-1 truncate text-base font-medium">{title}</h1>
      {isLocked ? (
        <Badge variant="warning">
          <Lock aria-hidden="true" />
          Locked
        </Badge>
      ) : null}
      <span className="tabular flex items-center gap-1.5 text-sm text-muted-foreground">
        <Users aria-hidden="true" className="size-4" />
        {peopleCount === 1 ? '1 person' : `${peopleCount} people`}
      </span>
    </header>
  );
}
