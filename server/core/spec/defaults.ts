/** Micro-batches in flight where a deployment states none: one a stage apart, one after the other on shared cards. */
export const DEFAULT_MICRO_BATCHES = { afd: 3, colocated: 1 } as const;

/** Share of the memory kept for activations and fragmentation where a deployment states none and no engine is modelled. */
export const DEFAULT_RESERVE = 0.1;

/** The same under an engine: engines run at 93 to 94% of the memory. */
export const ENGINE_RESERVE = 0.06;

/** Busiest expert rank over the mean where a deployment states none: even routing. */
export const DEFAULT_IMBALANCE = 1;

/** Share of the time in which a deployment has its batch where it states none. */
export const DEFAULT_UTILIZATION = 1;

/** Seconds beyond the roofline on a card whose file states none: launch and tail of a kernel, a message's way. */
export const DEFAULT_OVERHEAD = { kernel: 5e-6, hop: 15e-6 } as const;
