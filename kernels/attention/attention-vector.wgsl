// Decode attention over one chunk of the context without matrix units: grid (splits, KV heads x row blocks, batch).
// A workgroup serves ROWS query heads of one KV head. LANES_PER_TOKEN threads share the dot products of a token; then
// each thread keeps 8 output dimensions of all rows for every GROUPS-th token, and the groups are added up at the end.
struct Params { length: u32, chunk: u32, splits: u32, scale: f32 }
@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> query: array<vec4<f32>>;           // [batch, heads, KEY]
@group(0) @binding(2) var<storage, read> keys: array<Octet>;                // [batch, KV heads, length, KEY]
//#if SHARED_KV
//#else
@group(0) @binding(3) var<storage, read> values: array<Octet>;              // [batch, KV heads, length, VALUE]
//#end
@group(0) @binding(4) var<storage, read_write> partial: array<f32>;         // [batch, splits, KV heads, PADDED, VALUE]
@group(0) @binding(5) var<storage, read_write> extremes: array<vec2<f32>>;  // [batch, splits, KV heads, PADDED]: max, sum
//#if SCALED_KV
@group(0) @binding(6) var<storage, read> scales: array<vec2<f32>>;          // [batch, KV heads, length]: of key, of value
//#end

const LOWEST = -3.0e38;
var<workgroup> scratch: array<f32, {{max(ROWS, 8) * THREADS}}>;
var<workgroup> weight: array<f32, {{ROWS * TILE}}>;
var<workgroup> factor: array<f32, {{ROWS}}>;

@compute @workgroup_size({{THREADS}})
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
  let split = workgroup.x;
  let kv_head = workgroup.y / {{BLOCKS}}u;
  let first_row = (workgroup.y % {{BLOCKS}}u) * {{ROWS}}u;
  let sequence = workgroup.z * {{KV_HEADS}}u + kv_head;
  let start = split * params.chunk;
  let stop = min(params.length, start + params.chunk);
  let token_of_thread = thread / {{LANES_PER_TOKEN}}u;
  let slice = thread % {{LANES_PER_TOKEN}}u;
  let column = thread % {{VALUE / 8}}u;
  let group = thread / {{VALUE / 8}}u;
  //#each r ROWS
  let query{{r}} = (sequence * {{GROUP}}u + min(first_row + {{r}}u, {{GROUP - 1}}u)) * {{KEY / 4}}u;
  var lower{{r}} = vec4<f32>(0.0);
  var upper{{r}} = vec4<f32>(0.0);
  //#end
  // Threads below ROWS keep the running maximum and sum of a row.
  var row_max = LOWEST;
  var row_sum = 0.0;

  for (var tile = start; tile < stop; tile += {{TILE}}u) {
    let token = sequence * params.length + min(tile + token_of_thread, params.length - 1u);
    //#each r ROWS
    var score{{r}} = 0.0;
    //#end
    for (var c = slice; c < {{KEY / 8}}u; c += {{LANES_PER_TOKEN}}u) {
      let key = keys[token * {{KEY / 8}}u + c];
      let key_lower = lower(key);
      let key_upper = upper(key);
      //#each r ROWS
      score{{r}} += dot(query[query{{r}} + 2u * c], key_lower) + dot(query[query{{r}} + 2u * c + 1u], key_upper);
      //#end
    }
//#if SUBGROUPS
    //#each r ROWS
    //#each s SHUFFLES
    score{{r}} += subgroupShuffleXor(score{{r}}, {{2 ^ s}}u);
    //#end
    if (slice == 0u) { weight[{{r * TILE}}u + token_of_thread] = score{{r}}; }
    //#end
    workgroupBarrier();
//#else
    //#each r ROWS
    scratch[({{r * LANES_PER_TOKEN}}u + slice) * {{TILE}}u + token_of_thread] = score{{r}};
    //#end
    workgroupBarrier();
    for (var i = thread; i < {{ROWS * TILE}}u; i += {{THREADS}}u) {
      var sum = 0.0;
      for (var s = 0u; s < {{LANES_PER_TOKEN}}u; s++) {
        sum += scratch[(i / {{TILE}}u * {{LANES_PER_TOKEN}}u + s) * {{TILE}}u + i % {{TILE}}u];
      }
      weight[i] = sum;
    }
    workgroupBarrier();
//#end
    let count = min({{TILE}}u, stop - tile);
    if (thread < {{ROWS}}u) {
      let row = thread * {{TILE}}u;
      var highest = row_max;
      for (var j = 0u; j < count; j++) {
//#if SCALED_KV
        let score = weight[row + j] * params.scale * scales[sequence * params.length + tile + j].x;
//#else
        let score = weight[row + j] * params.scale;
//#end
        weight[row + j] = score;
        highest = max(highest, score);
      }
      let shrink = exp2(row_max - highest);
      var sum = row_sum * shrink;
      for (var j = 0u; j < count; j++) {
        let w = exp2(weight[row + j] - highest);
        sum += w;
//#if SCALED_KV
        weight[row + j] = w * scales[sequence * params.length + tile + j].y;
//#else
        weight[row + j] = w;
//#end
      }
      row_max = highest;
      row_sum = sum;
      factor[thread] = shrink;
    }
    workgroupBarrier();
    //#each r ROWS
    lower{{r}} *= factor[{{r}}];
    upper{{r}} *= factor[{{r}}];
    //#end
    if (group < {{GROUPS}}u) {
      for (var j = group; j < count; j += {{GROUPS}}u) {
//#if SHARED_KV
        let value = keys[(sequence * params.length + tile + j) * {{KEY / 8}}u + column];
//#else
        let value = values[(sequence * params.length + tile + j) * {{VALUE / 8}}u + column];
//#end
        let value_lower = lower(value);
        let value_upper = upper(value);
        //#each r ROWS
        lower{{r}} += weight[{{r * TILE}}u + j] * value_lower;
        upper{{r}} += weight[{{r * TILE}}u + j] * value_upper;
        //#end
      }
    }
    workgroupBarrier();
  }

  let row_base = ((workgroup.z * params.splits + split) * {{KV_HEADS}}u + kv_head) * {{PADDED}}u + first_row;
  //#each r ROWS
  if (group < {{GROUPS}}u) {
    for (var e = 0u; e < 4u; e++) {
      scratch[group * {{VALUE}}u + column * 8u + e] = lower{{r}}[e];
      scratch[group * {{VALUE}}u + column * 8u + 4u + e] = upper{{r}}[e];
    }
  }
  workgroupBarrier();
  for (var d = thread; d < {{VALUE}}u; d += {{THREADS}}u) {
    var sum = 0.0;
    for (var g = 0u; g < {{GROUPS}}u; g++) { sum += scratch[g * {{VALUE}}u + d]; }
    partial[(row_base + {{r}}u) * {{VALUE}}u + d] = sum;
  }
  workgroupBarrier();
  //#end
  if (thread < {{ROWS}}u) { extremes[row_base + thread] = vec2<f32>(row_max, row_sum); }
}
