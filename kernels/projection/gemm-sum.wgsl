// Sums the parts of a product with a split depth: one thread per element.
@group(0) @binding(0) var<storage, read> parts: array<f32>;             // [SPLITS, COUNT]
@group(0) @binding(1) var<storage, read_write> outputs: array<f32>;     // [COUNT]

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) workgroups: vec3<u32>) {
  let element = id.y * workgroups.x * 256u + id.x;
  if (element >= {{COUNT}}u) { return; }
  var sum = 0.0;
  //#each s SPLITS
  sum += parts[{{s * COUNT}}u + element];
  //#end
  outputs[element] = sum;
}
