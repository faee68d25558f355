"""The values everything else speaks in: time, agents, sources, statements, claims, the case."""
