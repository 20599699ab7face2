"""Workload and yield: who did how much when, what each source brought, how long it took; pure."""
