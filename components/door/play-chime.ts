/** The two notes of the chime, in hertz, and when each begins, in seconds. */
const NOTES = [
  { pitch: 659.25, at: 0 },
  { pitch: 880, at: 0.14 },
] as const;
const NOTE_SECONDS = 0.35;
const LOUDNESS = 0.12;

/** A short, quiet chime: somebody is at the door. Browsers keep it silent on a page that nobody has clicked yet. */
export function playChime(): void {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  for (const { pitch, at } of NOTES) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const begin = context.currentTime + at;
    tone.frequency.value = pitch;
    // Neither begins nor ends with a click.
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_SECONDS);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + NOTE_SECONDS);
  }
  setTimeout(() => void context.close(), 1_500);
}
