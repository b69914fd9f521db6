// Y = X Wᵀ for groups of rows that each have their own weights: grid (outer tiles, row tiles, groups). One group is a
// plain product. A workgroup makes 64 x 64 elements, a thread 4 x 4 of them; 16 of the depth are staged at a time.
@group(0) @binding(0) var<storage, read> inputs: array<vec4<u32>>;      // [*, INNER] halves
@group(0) @binding(1) var<storage, read> weights: array<vec4<u32>>;     // [groups, OUTER, INNER] halves
@group(0) @binding(2) var<storage, read> offsets: array<u32>;           // first row of each group, and the end
@group(0) @binding(3) var<storage, read> rows: array<u32>;              // the row of `inputs` behind each row
@group(0) @binding(4) var<storage, read_write> outputs: array<f32>;     // [rows, OUTER]

const STRIDE = 132u;
var<workgroup> tile: array<f32, {{16 * 132}}>;

fn lower(o: vec4<u32>) -> vec4<f32> {
//#if NATIVE_F16
  return vec4<f32>(bitcast<vec4<f16>>(o.xy));
//#else
  return vec4<f32>(unpack2x16float(o.x), unpack2x16float(o.y));
//#end
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let first_row = offsets[workgroup.z] + workgroup.y * 64u;
  let end_row = offsets[workgroup.z + 1u];
  let first_column = workgroup.x * 64u;
  let staged = thread / 2u % 64u;
  let half = thread % 2u;
  let is_weight = thread >= 128u;
  // Beyond the end the last row is used instead, and not written.
  let row = rows[min(first_row + staged, max(end_row, 1u) - 1u)];
  let column = min(first_column + staged, {{OUTER - 1}}u);
  let source = select(row, workgroup.z * {{OUTER}}u + column, is_weight) * {{INNER / 8}}u;
  let place = half * 8u * STRIDE + select(0u, 64u, is_weight) + staged;
  let x = thread % 16u * 4u;
  let y = thread / 16u * 4u;
  //#each i 4
  var sum{{i}} = vec4<f32>(0.0);
  //#end
  for (var k = 0u; k < {{INNER / 8}}u; k += 2u) {
    var octet = vec4<u32>(0u);
    if (is_weight) { octet = weights[source + k + half]; } else { octet = inputs[source + k + half]; }
    let first = lower(octet);
    let second = lower(octet.zwxy);
    //#each j 4
    tile[place + {{j}}u * STRIDE] = first[{{j}}u];
    tile[place + {{j + 4}}u * STRIDE] = second[{{j}}u];
    //#end
    workgroupBarrier();
    for (var d = 0u; d < 16u; d++) {
      let at = d * STRIDE;
      let weight = vec4<f32>(tile[at + 64u + x], tile[at + 65u + x], tile[at + 66u + x], tile[at + 67u + x]);
      //#each i 4
      sum{{i}} += tile[at + y + {{i}}u] * weight;
      //#end
    }
    workgroupBarrier();
  }
  //#each i 4
  if (first_row + y + {{i}}u < end_row) {
    for (var j = 0u; j < 4u; j++) {
      if (first_column + x + j < {{OUTER}}u) {
        outputs[(first_row + y + {{i}}u) * {{OUTER}}u + first_column + x + j] = sum{{i}}[j];
      }
    }
  }
  //#end
}
