// silu(gate) * up, rounded to halves: grid over all pairs of elements.
@group(0) @binding(0) var<storage, read> gate_up: array<vec2<f32>>;     // [rows, 2 WIDTH]: gate, then up
@group(0) @binding(1) var<storage, read_write> hidden: array<u32>;      // [rows, WIDTH] halves

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let pair = workgroup.x * 256u + thread;
  if (pair >= {{WIDTH / 2}}u) { return; }
  let gate = gate_up[workgroup.y * {{WIDTH}}u + pair];
  let up = gate_up[workgroup.y * {{WIDTH}}u + {{WIDTH / 2}}u + pair];
  hidden[workgroup.y * {{WIDTH / 2}}u + pair] = pack2x16float(gate / (1.0 + exp(-gate)) * up);
}
