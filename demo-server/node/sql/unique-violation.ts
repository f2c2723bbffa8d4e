/** Whether the database refused a row because of a unique constraint (SQLSTATE 23505) of this name. */
export function isViolationOf(error: unknown, constraint: string): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint: violated } = error as Error & { code?: unknown; constraint?: unknown };
  return code === '23505' && violated === constraint;
}
