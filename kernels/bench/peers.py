"""Decode attention by PyTorch's SDPA at the sizes of plan.ts, in the same terms: medians over rotated inputs."""

import statistics

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

# KV heads, query heads of each, width. The heads that share a KV head are the rows of one query.
DESIGNS = {"mfa": (1, 64, 256), "gqa": (4, 16, 128), "gqa8": (8, 8, 128)}
SIZES = [
    ("mfa", 64, 4096),
    ("mfa", 128, 4096),
    ("mfa", 64, 8192),
    ("mfa", 16, 32768),
    ("gqa", 64, 4096),
    ("gqa", 32, 8192),
    ("gqa8", 32, 8192),
]
BACKENDS = {"flash": SDPBackend.FLASH_ATTENTION, "cuDNN": SDPBackend.CUDNN_ATTENTION}
WARM_UP, SAMPLES = 100, 50


def graphs(query, inputs, backend):
    """One CUDA graph per set of inputs, so that launches cost nothing."""
    made = []
    with sdpa_kernel(backend):
        for keys, values in inputs:
            scaled_dot_product_attention(query, keys, values)
            torch.cuda.synchronize()
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph):
                scaled_dot_product_attention(query, keys, values)
            made.append(graph)
    return made


def median_microseconds(made):
    for run in range(WARM_UP):
        made[run % len(made)].replay()
    times = []
    for run in range(SAMPLES):
        begin, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        begin.record()
        made[run % len(made)].replay()
        end.record()
        torch.cuda.synchronize()
        times.append(begin.elapsed_time(end) * 1e3)
    return statistics.median(times)


torch.manual_seed(0)
for name, batch, context in SIZES:
    kv_heads, heads, width = DESIGNS[name]
    shape = (batch, kv_heads, context, width)
    inputs = [[torch.randn(shape, device="cuda", dtype=torch.float16) for _ in range(2)] for _ in range(2)]
    query = torch.randn((batch, kv_heads, heads, width), device="cuda", dtype=torch.float16)
    moved = 4 * batch * kv_heads * context * width
    results = []
    for label, backend in BACKENDS.items():
        try:
            taken = median_microseconds(graphs(query, inputs, backend))
            results.append(f"{label} {taken:.1f} us {moved / taken / 1e3:.0f} GB/s")
        except RuntimeError as error:
            results.append(f"{label}: {str(error).splitlines()[0][:80]}")
    print(f"PyTorch {name} {batch} x {context}: " + ", ".join(results), flush=True)
    del inputs
