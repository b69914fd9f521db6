// Adds up what a token's experts returned, by the router's weights: grid (hidden / 256, tokens).
@group(0) @binding(0) var<storage, read> expert_outputs: array<f32>;    // [rows, HIDDEN]
@group(0) @binding(1) var<storage, read> places: array<u32>;            // [tokens, ACTIVE]: the rows of a token
@group(0) @binding(2) var<storage, read> shares: array<f32>;            // [tokens, ACTIVE]: the router's weights
@group(0) @binding(3) var<storage, read_write> outputs: array<f32>;     // [tokens, HIDDEN]

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let column = workgroup.x * 256u + thread;
  if (column >= {{HIDDEN}}u) { return; }
  var sum = 0.0;
  for (var i = workgroup.y * {{ACTIVE}}u; i < (workgroup.y + 1u) * {{ACTIVE}}u; i++) {
    sum += shares[i] * expert_outputs[places[i] * {{HIDDEN}}u + column];
  }
  outputs[workgroup.y * {{HIDDEN}}u + column] = sum;
}
