import { requireAdmin } from '@/lib/access/policies';
import { currentActor } from '@/lib/auth/current-actor';
import { defineMethods } from '@/lib/http/define-methods';
import { problemOf } from '@/lib/http/problem';
import { isLocalRequest } from '@/lib/metrics/peer-mark';
import { renderMetrics } from '@/lib/metrics/render-metrics';
import { checkHealth } from '@/lib/runtime/check-health';

/** Prometheus text, for administrators and their keys, and for a Prometheus on this machine. */
async function answerMetrics(request: Request): Promise<Response> {
  try {
    const actor = await currentActor(request);
    if (!isLocalRequest()) requireAdmin(actor);
    const { database, jobs } = await checkHealth();
    const { text, contentType } = await renderMetrics({
      database: database.status === 'ok',
      jobs: jobs.status === 'ok',
    });
    return new Response(text, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problemOf(error, 'getMetrics');
  }
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({ GET: answerMetrics });
