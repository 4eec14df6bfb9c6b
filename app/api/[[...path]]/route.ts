import { answerUnknownAddress } from '@/lib/http/answer-unknown-address';

// Whatever no other route answers: a program gets a problem document, not a page.
export {
  answerUnknownAddress as DELETE,
  answerUnknownAddress as GET,
  answerUnknownAddress as OPTIONS,
  answerUnknownAddress as PATCH,
  answerUnknownAddress as POST,
  answerUnknownAddress as PUT,
};
