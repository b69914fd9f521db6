// Y = X Wᵀ for ROWS rows, few enough that reading the weights is all the work: grid (outer / 8). LANES threads share an
// output element of all rows.
@group(0) @binding(0) var<storage, read> inputs: array<vec4<u32>>;      // [ROWS, INNER] halves
@group(0) @binding(1) var<storage, read> weights: array<vec4<u32>>;     // [OUTER, INNER] halves
@group(0) @binding(2) var<storage, read_write> outputs: array<f32>;     // [ROWS, OUTER]

const OUTPUTS = 8u;
var<workgroup> scratch: array<f32, {{ROWS * 256}}>;

fn lower(o: vec4<u32>) -> vec4<f32> {
//#if NATIVE_F16
  return vec4<f32>(bitcast<vec4<f16>>(o.xy));
//#else
  return vec4<f32>(unpack2x16float(o.x), unpack2x16float(o.y));
//#end
}

@compute @workgroup_size(256)
fn main(
  @builtin(workgroup_id) workgroup: vec3<u32>,
//#if SUBGROUPS
  @builtin(subgroup_id) subgroup: u32,
  @builtin(subgroup_size) subgroup_size: u32,
  @builtin(subgroup_invocation_id) lane: u32,
//#else
  @builtin(local_invocation_index) thread: u32,
//#end
) {
//#if SUBGROUPS
  let thread = subgroup * subgroup_size + lane;
//#end
  let column = min(workgroup.x * OUTPUTS + thread / 32u, {{OUTER - 1}}u);
  let slice = thread % 32u;
  //#each r ROWS
  var sum{{r}} = 0.0;
  //#end
  for (var k = slice; k < {{INNER / 8}}u; k += 32u) {
    let weight = weights[column * {{INNER / 8}}u + k];
    let first = lower(weight);
    let second = lower(weight.zwxy);
    //#each r ROWS
    {
      let octet = inputs[{{r * INNER / 8}}u + k];
      sum{{r}} += dot(lower(octet), first) + dot(lower(octet.zwxy), second);
    }
    //#end
  }
  //#each r ROWS
  //#each s SHUFFLES
  sum{{r}} += subgroupShuffleXor(sum{{r}}, {{2 ^ s}}u);
  //#end
  scratch[{{r * 256}}u + thread] = sum{{r}};
  //#end
  workgroupBarrier();
  if (thread < {{ROWS * 8}}u && workgroup.x * OUTPUTS + thread % OUTPUTS < {{OUTER}}u) {
    var total = 0.0;
    // Threads that have shuffled already hold the sum of their neighbours.
    for (var s = 0u; s < 32u; s += {{2 ^ SHUFFLES}}u) { total += scratch[thread / OUTPUTS * 256u + thread % OUTPUTS * 32u + s]; }
    outputs[thread / OUTPUTS * {{OUTER}}u + workgroup.x * OUTPUTS + thread % OUTPUTS] = total;
  }
}
