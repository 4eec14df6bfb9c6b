import { checkHealth } from '@/lib/runtime/check-health';

/** 200 only while database and jobs are well; for balancers and monitors. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
