import { stripVTControlCharacters } from 'node:util';

// Loaded into `next start` before Next.js itself. Next.js says where it listens and that it is ready before Patchbay is,
// with an address that may not be the public one; Patchbay says both itself once they are true. Only these lines are left
// out, and only until the empty one that ends them: in another version of Next.js they would merely be seen again.
const START_LINES = [
  /^▲ Next\.js /,
  /^- (Local|Network|Experiments|Cache Components|Partial Prefetching)\b/,
  /^ {2}[✓⨯·?] \w+/,
  /^✓ (Starting|Ready in|Running next\.config)\b/,
];

const print = console.log;

console.log = (...parts) => {
  const line = parts.length === 1 ? stripVTControlCharacters(String(parts[0])) : '';
  if (parts.length === 1 && line.trim() === '') {
    console.log = print;
    return;
  }
  if (!START_LINES.some((pattern) => pattern.test(line))) print(...parts);
};
