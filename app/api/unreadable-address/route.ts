import { answerUnreadableAddress } from '@/lib/http/answer-unreadable-address';

// Requests whose address Next.js could not read are handed on to here.
export {
  answerUnreadableAddress as DELETE,
  answerUnreadableAddress as GET,
  answerUnreadableAddress as OPTIONS,
  answerUnreadableAddress as PATCH,
  answerUnreadableAddress as POST,
  answerUnreadableAddress as PUT,
};
