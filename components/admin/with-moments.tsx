import { Moment } from './moment';
import { splitMoments } from './split-moments';

/** A sentence of the server, with its moments on the reader's own clock like every other time of the page. */
export function WithMoments({ text }: { readonly text: string }) {
  return splitMoments(text).map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      // A sentence may name one moment twice; its parts never change places.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Moment key={index} at={part.at} as={part.at.endsWith(':00Z') ? 'moment' : 'second'} />
    ),
  );
}
