import { defineMethods } from '@/lib/http/define-methods';
import { checkHealth } from '@/lib/runtime/check-health';

/** 200 only while database and jobs are well; for balancers and monitors. */
async function answerHealth(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({ GET: answerHealth });
