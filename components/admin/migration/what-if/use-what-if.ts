import { useCallback, useEffect, useRef, useState } from 'react';
import { askWhatIf, type WhatIfAsked, type WhatIfProgress } from '@/lib/queries/what-if';
import type { WhatIfResult } from '@/lib/schemas/what-if';

/** Where a what-if stands: not asked, being worked out, there, or gone wrong. */
export type WhatIfState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly progress: WhatIfProgress | null }
  | { readonly kind: 'done'; readonly asked: WhatIfAsked; readonly result: WhatIfResult }
  | { readonly kind: 'failed'; readonly asked: WhatIfAsked; readonly error: unknown };

/** Asks what-ifs, one at a time: a new one ends the one before, and so does leaving the page. */
export function useWhatIf(): { readonly state: WhatIfState; readonly ask: (asked: WhatIfAsked) => void } {
  const [state, setState] = useState<WhatIfState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = useCallback((asked: WhatIfAsked) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const tell = (next: WhatIfState) => {
      if (!controller.signal.aborted) setState(next);
    };
    tell({ kind: 'working', progress: null });
    askWhatIf(asked, {
      signal: controller.signal,
      onProgress: (progress) => tell({ kind: 'working', progress }),
    }).then(
      (result) => tell({ kind: 'done', asked, result }),
      (error: unknown) => tell({ kind: 'failed', asked, error }),
    );
  }, []);
  return { state, ask };
}
