'use client';

import { Info } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { MediaProblem } from './open-media';

interface MediaProblemNoteProps {
  camera: MediaProblem | null;
  microphone: MediaProblem | null;
  onTryAgain: () => void;
}

/** Why camera or microphone can't be used, and what to do. Joining is possible all the same. */
export function MediaProblemNote({ camera, microphone, onTryAgain }: MediaProblemNoteProps) {
  const problem = camera ?? microphone;
  if (!problem) return null;
  const devices = camera && microphone ? 'both' : camera ? 'camera' : 'microphone';
  return (
    <div
      role="status"
      className="flex items-start gap-2 rounded-md border border-warning/50 bg-warning/10 px-3 py-2 text-sm"
    >
      <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="flex flex-col items-start gap-1">
        <p>{explain(problem, devices)} You can also join without.</p>
        {problem === 'insecure' ? null : (
          <Button variant="link" size="sm" onClick={onTryAgain}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

function explain(problem: MediaProblem, concerned: 'camera' | 'microphone' | 'both'): string {
  const devices = concerned === 'both' ? 'camera and microphone' : concerned;
  switch (problem) {
    case 'blocked':
      return `Your browser blocks the ${devices} for this page. Click the sign left of the address (a lock or sliders), allow the ${devices}, and try again.`;
    case 'missing':
      return concerned === 'both'
        ? 'No camera and no microphone were found. Plug them in and try again.'
        : `No ${devices} was found. Plug one in and try again.`;
    case 'busy':
      return `The ${devices} can’t be started. Close other programs that use ${concerned === 'both' ? 'them' : 'it'} and try again.`;
    case 'insecure':
      return `Browsers give a page the ${devices} over https only, and this page came over http.`;
    default:
      return problem satisfies never;
  }
}
