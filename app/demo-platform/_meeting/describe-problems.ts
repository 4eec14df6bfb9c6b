/** Why a camera or microphone can't be used. */
export type DeviceProblem = 'insecure' | 'blocked' | 'missing' | 'busy';

/** In plain words, and in one sentence where both have the same problem; null where both work. */
export function describeProblems(camera: DeviceProblem | null, microphone: DeviceProblem | null): string | null {
  if (camera !== null && camera === microphone)
    return `${sentenceOf('camera and microphone', camera)} You are in without them.`;
  const sentences: string[] = [];
  if (camera !== null) sentences.push(sentenceOf('camera', camera));
  if (microphone !== null) sentences.push(sentenceOf('microphone', microphone));
  if (sentences.length === 0) return null;
  return `${sentences.join(' ')} You are in without ${sentences.length === 1 ? 'it' : 'them'}.`;
}

function sentenceOf(device: 'camera' | 'microphone' | 'camera and microphone', problem: DeviceProblem): string {
  const isBoth = device === 'camera and microphone';
  switch (problem) {
    case 'insecure':
      return `The ${device} can be used over https only.`;
    case 'blocked':
      return `The ${device} ${isBoth ? 'are' : 'is'} blocked for this page.`;
    case 'missing':
      return isBoth ? 'No camera and no microphone was found.' : `No ${device} was found.`;
    case 'busy':
      return `The ${device} did not start; another program may be using ${isBoth ? 'them' : 'it'}.`;
    default:
      return problem satisfies never;
  }
}
