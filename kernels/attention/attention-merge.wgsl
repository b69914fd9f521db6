// Joins the splits of a sequence: grid (heads, batch). Each split brings its unnormalised output and, per head, the
// base-2 maximum it used and the sum of its weights.
struct Params { length: u32, chunk: u32, splits: u32, scale: f32 }
@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> partial: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> extremes: array<vec2<f32>>;
@group(0) @binding(3) var<storage, read_write> output: array<vec4<f32>>;  // [batch, heads, VALUE]

@compute @workgroup_size({{VALUE / 4}})
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) column: u32) {
  let head = workgroup.x / {{GROUP}}u * {{PADDED}}u + workgroup.x % {{GROUP}}u;
  let first = workgroup.y * params.splits * {{KV_HEADS * PADDED}}u + head;
  var highest = -3.0e38;
  for (var split = 0u; split < params.splits; split++) {
    highest = max(highest, extremes[first + split * {{KV_HEADS * PADDED}}u].x);
  }
  var sum = 0.0;
  var value = vec4<f32>(0.0);
  for (var split = 0u; split < params.splits; split++) {
    let row = first + split * {{KV_HEADS * PADDED}}u;
    let share = exp2(extremes[row].x - highest);
    sum += share * extremes[row].y;
    value += share * partial[row * {{VALUE / 4}}u + column];
  }
  output[(workgroup.y * {{HEADS}}u + workgroup.x) * {{VALUE / 4}}u + column] = value * ({{VALUE_GAIN}} / sum);
}
