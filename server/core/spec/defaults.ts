/** Default number of micro-batches in flight: one per stage with AFD, one on shared cards. */
export const DEFAULT_MICRO_BATCHES = { afd: 3, colocated: 1 } as const;

/** Default share of the memory kept for activations and fragmentation where no engine is modelled. */
export const DEFAULT_RESERVE = 0.1;

/** Default share of the memory that an engine leaves free: engines run at 93 to 94% of the memory. */
export const ENGINE_RESERVE = 0.06;

/** Default ratio of the busiest expert rank to the mean: even routing. */
export const DEFAULT_IMBALANCE = 1;

/** Default share of the time in which a deployment has its full batch. */
export const DEFAULT_UTILIZATION = 1;

/** Default seconds beyond the roofline: launch and tail of a kernel, latency of a message. */
export const DEFAULT_OVERHEAD = { kernel: 5e-6, hop: 15e-6 } as const;
