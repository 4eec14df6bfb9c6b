import { answerOperator, readBody } from '@/lib/mock-vendor/answer';
import { getFaults, setFaults } from '@/lib/mock-vendor/manage-faults';
import { faultsSchema } from '@/lib/mock-vendor/schemas';

export function GET(request: Request): Promise<Response> {
  return answerOperator(request, async () => Response.json(await getFaults()));
}

export function PUT(request: Request): Promise<Response> {
  return answerOperator(request, async () => Response.json(await setFaults(await readBody(request, faultsSchema))));
}
