import { EyeOff } from 'lucide-react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';

interface SilentNoticeProps {
  readonly isSilent: boolean;
  readonly platform: string;
  /** The person doesn't see the call. */
  readonly onAbsent: () => void;
}

/** Asks where a platform's page says no word: it may be there and work, or a network may keep it away. */
export function SilentNotice({ isSilent, platform, onAbsent }: SilentNoticeProps) {
  return (
    // Always there, so that screen readers hear of a change.
    <div role="status" className="contents">
      {isSilent ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-muted px-3 py-2 text-sm sm:px-4">
          <EyeOff aria-hidden="true" className="size-4 shrink-0 text-warning" />
          <p className="min-w-0 flex-1">
            Don’t see the call? The page of {platformLabel(platform)} may be blocked by this network or an extension.
          </p>
          <Button variant="outline" size="sm" onClick={onAbsent}>
            I don’t see it
          </Button>
        </div>
      ) : null}
    </div>
  );
}
