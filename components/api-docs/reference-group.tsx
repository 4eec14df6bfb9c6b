import { nameOfGroup } from './group-words';
import type { OperationGroup } from './list-operations';
import { OperationDetails } from './operation-details';

/** One part of the API, with everything that a caller of each operation needs. */
export function ReferenceGroup({ name, operations }: OperationGroup) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{nameOfGroup(name)}</h1>
      <div className="overflow-hidden rounded-lg border bg-card">
        {operations.map((operation) => (
          <OperationDetails key={operation.id} operation={operation} />
        ))}
      </div>
    </>
  );
}
