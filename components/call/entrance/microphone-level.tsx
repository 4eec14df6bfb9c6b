'use client';

import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

/** Louder than this the microphone certainly hears something; 0 to 1. */
const HEARD = 0.12;

/** How loud one's own microphone is, as a bar, and once in words for whoever doesn't see it. */
export function MicrophoneLevel({ stream }: { stream: MediaStream }) {
  const bar = useRef<HTMLSpanElement>(null);
  const [isHeard, setIsHeard] = useState(false);

  useEffect(() => {
    // Another microphone has not been heard yet.
    setIsHeard(false);
    if (stream.getAudioTracks().length === 0) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    let level = 0;
    const draw = () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const loudness = Math.min(1, Math.sqrt(power) * 4);
      // Rises at once and falls slowly, as meters do.
      level = Math.max(loudness, level * 0.92);
      if (level > HEARD) setIsHeard(true);
      if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);

  return (
    <div className="flex items-center gap-2 text-sm text-muted-foreground">
      <span aria-hidden="true" className="block h-1.5 w-24 overflow-hidden rounded-full bg-secondary">
        <span ref={bar} className="block h-full origin-left scale-x-0 rounded-full bg-success" />
      </span>
      {isHeard ? <Check aria-hidden="true" className="size-4 text-success" /> : null}
      <span role="status">
        {isHeard ? 'You were heard: your microphone works' : 'Say something to test your microphone'}
      </span>
    </div>
  );
}
