// Decode attention over one chunk of the context on matrix units: grid (splits, KV heads x row blocks, batch). The rows
// of the matrices are query heads, so a workgroup reads K and V once for all of its ROWS heads. The query stays in
// registers; the next tile's K and V travel through registers while this one computes.
//
// A result matrix allows no operation on its rows, so the softmax keeps a reference that may lag behind the true maximum
// of a row by up to MARGIN powers of two; only when a row exceeds it are the outputs rescaled, through workgroup memory.
struct Params { length: u32, chunk: u32, splits: u32, scale: f32 }
@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> query: array<vec4<u32>>;           // [batch, KV heads, PADDED, KEY] halves
//#if SHARED_KV
@group(0) @binding(2) var<storage, read_write> keys: array<Octet>;          // [batch, KV heads, length, KEY], not written
//#else
@group(0) @binding(2) var<storage, read> keys: array<Octet>;                // [batch, KV heads, length, KEY]
@group(0) @binding(3) var<storage, read> values: array<Octet>;              // [batch, KV heads, length, VALUE]
//#end
@group(0) @binding(4) var<storage, read_write> partial: array<f32>;         // [batch, splits, KV heads, PADDED, VALUE]
@group(0) @binding(5) var<storage, read_write> extremes: array<vec2<f32>>;  // [batch, splits, KV heads, PADDED]: reference, sum
//#if SCALED_KV
@group(0) @binding(6) var<storage, read> scales: array<vec2<f32>>;          // [batch, KV heads, length]: of key, of value
//#end

alias Left = subgroup_matrix_left<f16, {{K}}, {{M}}>;
alias Right = subgroup_matrix_right<f16, {{N}}, {{K}}>;
alias Result = subgroup_matrix_result<f32, {{N}}, {{M}}>;
const LOWEST = -3.0e38;
const MARGIN = 8.0;

var<workgroup> key_tile: array<vec4<u32>, {{TILE * KEY_STRIDE / 8}}>;
//#if SHARED_KV
//#else
var<workgroup> value_tile: array<vec4<u32>, {{TILE * VALUE_STRIDE / 8}}>;
//#end
var<workgroup> scores: array<vec4<f32>, {{SCORES / 4}}>;
var<workgroup> weights: array<vec4<u32>, {{ROWS * WEIGHT_STRIDE / 8}}>;
var<workgroup> factors: array<f32, {{ROWS}}>;
var<workgroup> rescale_at: atomic<u32>;
//#if SCALED_KV
var<workgroup> tile_scales: array<vec2<f32>, {{2 * TILE}}>;
//#end

//#block declare_keys
  //#each r KEY_LOADS
  var key{{r}} = Octet();
  //#end
//#if SCALED_KV
  var next_scale = vec2<f32>(0.0);
//#end
//#end

// Reads the keys of the tile at token `ahead` into registers. Past the end of a sequence lies other data, never NaN: the
// cache has a tile to spare.
//#block load_keys
  //#each r KEY_LOADS
  key{{r}} = keys[(base + ahead) * {{KEY / 8}}u + thread + {{r * THREADS}}u];
  //#end
//#if SCALED_KV
  next_scale = scales[base + ahead + min(thread, {{TILE - 1}}u)];
//#end
//#end

// Puts those keys, and the scales of their tokens, into the tile. `parity` tells the scales of one tile from the next's.
//#block store_keys
  //#each r KEY_LOADS
  //#if WHOLE_KEY_ROWS
  key_tile[thread / {{KEY / 8}}u * {{KEY_STRIDE / 8}}u + thread % {{KEY / 8}}u + {{r * THREADS / KEY * KEY_STRIDE}}u] = halves(key{{r}});
  //#else
  if (thread + {{r * THREADS}}u < {{TILE * KEY / 8}}u) {
    key_tile[(thread + {{r * THREADS}}u) / {{KEY / 8}}u * {{KEY_STRIDE / 8}}u + (thread + {{r * THREADS}}u) % {{KEY / 8}}u] = halves(key{{r}});
  }
  //#end
  //#end
//#if SCALED_KV
  if (thread < {{TILE}}u) { tile_scales[parity * {{TILE}}u + thread] = next_scale; }
//#end
//#end

//#if SHARED_KV
//#else
//#block load_values
  //#each r VALUE_LOADS
  value{{r}} = values[(base + tile) * {{VALUE / 8}}u + thread + {{r * THREADS}}u];
  //#end
//#end

//#block store_values
  //#each r VALUE_LOADS
  value_tile[thread / {{VALUE / 8}}u * {{VALUE_STRIDE / 8}}u + thread % {{VALUE / 8}}u + {{r * THREADS / VALUE * VALUE_STRIDE}}u] = halves(value{{r}});
  //#end
//#end
//#end

// Slice k of the scores' depth.
//#block multiply_key_slice
  //#each j SCORE_TOKENS
  {
    let key = subgroupMatrixLoad<Right, col_major>(&key_tile, ((score_token + {{j * N}}u) * {{KEY_STRIDE}}u + score_depth + {{k * K}}u) / 8u, {{KEY_STRIDE / 8}}u);
    //#each i SCORE_ROWS
    score{{i}}_{{j}} = subgroupMatrixMultiplyAccumulate(query{{i}}_{{k}}, key, score{{i}}_{{j}});
    //#end
  }
  //#end
//#end

// Parts of the depth are added up by the softmax.
//#block store_scores
  //#each i SCORE_ROWS
  //#each j SCORE_TOKENS
  subgroupMatrixStore<row_major>(&scores, ((score_part * {{ROWS}}u + score_row + {{i * M}}u) * {{SCORE_STRIDE}}u + score_token + {{j * N}}u) / 4u, score{{i}}_{{j}}, {{SCORE_STRIDE / 4}}u);
  //#end
  //#end
//#end

// Scores of the tile in memory.
//#block multiply_keys
  {
    //#each i SCORE_ROWS
    //#each j SCORE_TOKENS
    var score{{i}}_{{j}} = Result();
    //#end
    //#end
    //#each k SCORE_DEPTHS
    //#use multiply_key_slice
    //#end
    //#use store_scores
  }
//#end

// Turns scores into weights; a thread takes 8 neighbouring tokens of a row, the TILE / 8 threads of a row agree on it.
//#block soften
  //#each p PASSES
  {
    let task = thread + {{p * THREADS}}u;
    let row = min(task / {{TILE / 8}}u, {{ROWS - 1}}u);
    let first = task % {{TILE / 8}}u * 8u;
    //#each h 2
    var four{{h}} = scores[(row * {{SCORE_STRIDE}}u + first) / 4u + {{h}}u];
    //#each d SCORE_DEPTH_GROUPS - 1
    four{{h}} += scores[((row + {{(d + 1) * ROWS}}u) * {{SCORE_STRIDE}}u + first) / 4u + {{h}}u];
    //#end
    //#end
    //#each j 8
//#if SCALED_KV
    var s{{j}} = four{{floor(j / 4)}}[{{j - 4 * floor(j / 4)}}u] * params.scale * tile_scales[parity * {{TILE}}u + first + {{j}}u].x;
//#else
    var s{{j}} = four{{floor(j / 4)}}[{{j - 4 * floor(j / 4)}}u] * params.scale;
//#end
    //#if MASKED
    s{{j}} = select(LOWEST, s{{j}}, tile + first + {{j}}u < stop);
    //#end
    //#end
    var highest = max(max(max(s0, s1), max(s2, s3)), max(max(s4, s5), max(s6, s7)));
    //#each x SHUFFLES
    highest = max(highest, subgroupShuffleXor(highest, {{2 ^ x}}u));
    //#end
    var shrink = 1.0;
    if (highest > reference{{p}} + MARGIN) {
      shrink = exp2(reference{{p}} - highest);
      reference{{p}} = highest;
      if (tile != start) { atomicStore(&rescale_at, tile); }
    }
    //#each j 8
    let w{{j}} = f16(exp2(s{{j}} - reference{{p}}));
    //#end
    sum{{p}} = sum{{p}} * shrink + ((f32(w0) + f32(w1)) + (f32(w2) + f32(w3))) + ((f32(w4) + f32(w5)) + (f32(w6) + f32(w7)));
    if (task < {{ROWS * TILE / 8}}u) {
      if (first == 0u) { factors[row] = shrink; }
      weights[row * {{WEIGHT_STRIDE / 8}}u + task % {{TILE / 8}}u] = vec4<u32>(
        //#each j 4
//#if SCALED_KV
        bitcast<u32>(vec2<f16>(
          f16(f32(w{{2 * j}}) * {{WEIGHT_GAIN}} * tile_scales[parity * {{TILE}}u + first + {{2 * j}}u].y),
          f16(f32(w{{2 * j + 1}}) * {{WEIGHT_GAIN}} * tile_scales[parity * {{TILE}}u + first + {{2 * j + 1}}u].y))),
//#else
        bitcast<u32>(vec2<f16>(w{{2 * j}}, w{{2 * j + 1}})),
//#end
        //#end
      );
    }
  }
  //#end
//#end

// Shrinks the outputs by the factors of their rows, when the reference of any row has moved.
//#block rescale
  if (workgroupUniformLoad(&rescale_at) == here && here != start) {
    //#each i OUTPUT_ROWS
    //#each j OUTPUT_COLUMNS
    subgroupMatrixStore<row_major>(&scores, subgroup * {{M * N / 4}}u, output{{i}}_{{j}}, {{N / 4}}u);
    workgroupBarrier();
    for (var e = lane; e < {{M * N / 4}}u; e += {{LANES}}u) {
      scores[subgroup * {{M * N / 4}}u + e] *= factors[output_row + {{i * M}}u + e / {{N / 4}}u];
    }
    workgroupBarrier();
    output{{i}}_{{j}} = subgroupMatrixLoad<Result, row_major>(&scores, subgroup * {{M * N / 4}}u, {{N / 4}}u);
    workgroupBarrier();
    //#end
    //#end
  }
//#end

// Matrix E of a tile's values, of which there are OUTPUT_COLUMNS at each depth.
//#block multiply_value
  {
    let value = subgroupMatrixLoad<Right, row_major>(&{{VALUE_TILE}}, ({{DEPTH * K}}u * {{VALUE_STRIDE}}u + output_column + {{(E - DEPTH * OUTPUT_COLUMNS) * N}}u) / 8u, {{VALUE_STRIDE / 8}}u);
    //#each i OUTPUT_ROWS
    output{{i}}_{{E - DEPTH * OUTPUT_COLUMNS}} = subgroupMatrixMultiplyAccumulate(weight{{DEPTH}}_{{i}}, value, output{{i}}_{{E - DEPTH * OUTPUT_COLUMNS}});
    //#end
  }
//#end

//#block fetch_weights
  //#each t TILE_DEPTHS
  //#each i OUTPUT_ROWS
  let weight{{t}}_{{i}} = subgroupMatrixLoad<Left, row_major>(&weights, ((output_row + {{i * M}}u) * {{WEIGHT_STRIDE}}u + {{t * K}}u) / 8u, {{WEIGHT_STRIDE / 8}}u);
  //#end
  //#end
//#end

//#block multiply_values
  {
    //#use fetch_weights
    //#each e VALUE_MATRICES
    //#use multiply_value E=e DEPTH=floor(e/OUTPUT_COLUMNS)
    //#end
  }
//#end

// Both products, PIECES matrices of the values after each slice of the scores' depth, so that neither waits for its own
// chain of sums.
//#block multiply_both
  {
    //#each i SCORE_ROWS
    //#each j SCORE_TOKENS
    var score{{i}}_{{j}} = Result();
    //#end
    //#end
    //#use fetch_weights
    //#each k SCORE_DEPTHS
    //#use multiply_key_slice
    //#each p PIECES
    //#if max(0, VALUE_MATRICES - k * PIECES - p)
    //#use multiply_value E=k*PIECES+p DEPTH=floor((k*PIECES+p)/OUTPUT_COLUMNS)
    //#end
    //#end
    //#end
    //#use store_scores
  }
//#end

@compute @workgroup_size({{THREADS}})
fn main(
  @builtin(workgroup_id) workgroup: vec3<u32>,
  @builtin(subgroup_id) subgroup: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let thread = subgroup * {{LANES}}u + lane;
  let split = workgroup.x;
  let sequence = workgroup.z * {{KV_HEADS}}u + workgroup.y / {{BLOCKS}}u;
  let first_row = (workgroup.y % {{BLOCKS}}u) * {{ROWS}}u;
  let base = sequence * params.length;
  let start = split * params.chunk;
  let stop = min(params.length, start + params.chunk);

  // This subgroup's share of the scores: rows, tokens and a part of the depth; and of the output: rows and columns.
  let score_row = (subgroup % {{SCORE_ROW_GROUPS}}u) * {{SCORE_ROWS * M}}u;
  let score_token = (subgroup / {{SCORE_ROW_GROUPS}}u % {{SCORE_TOKEN_GROUPS}}u) * {{SCORE_TOKENS * N}}u;
  let score_part = subgroup / {{SCORE_ROW_GROUPS * SCORE_TOKEN_GROUPS}}u;
  let score_depth = score_part * {{SCORE_DEPTHS * K}}u;
  let output_row = (subgroup % {{OUTPUT_ROW_GROUPS}}u) * {{OUTPUT_ROWS * M}}u;
  let output_column = subgroup / {{OUTPUT_ROW_GROUPS}}u * {{OUTPUT_COLUMNS * N}}u;

  // The query goes to registers through the key tile. Read straight from the buffer, compilers fetch it again for every
  // tile instead of keeping it.
  //#each i SCORE_ROWS
  //#each k SCORE_DEPTHS
  var query{{i}}_{{k}} = Left();
  //#end
  //#end
  for (var first = 0u; first < {{ROWS}}u; first += {{TILE}}u) {
    for (var i = thread; i < {{min(TILE, ROWS) * KEY / 8}}u; i += {{THREADS}}u) {
      key_tile[i / {{KEY / 8}}u * {{KEY_STRIDE / 8}}u + i % {{KEY / 8}}u] = query[(sequence * {{PADDED}}u + first_row + first) * {{KEY / 8}}u + i];
    }
    workgroupBarrier();
    //#each i SCORE_ROWS
    if (score_row + {{i * M}}u >= first && score_row + {{i * M}}u < first + {{TILE}}u) {
      //#each k SCORE_DEPTHS
      query{{i}}_{{k}} = subgroupMatrixLoad<Left, row_major>(&key_tile, ((score_row + {{i * M}}u - first) * {{KEY_STRIDE}}u + score_depth + {{k * K}}u) / 8u, {{KEY_STRIDE / 8}}u);
      //#end
    }
    //#end
    workgroupBarrier();
  }
  //#each i OUTPUT_ROWS
  //#each j OUTPUT_COLUMNS
  var output{{i}}_{{j}} = Result();
  //#end
  //#end
  //#each p PASSES
  var reference{{p}} = LOWEST;
  var sum{{p}} = 0.0;
  //#end

  var tile = start;
  var parity = 0u;
  var ahead = start;
  //#use declare_keys
  //#use load_keys
//#if SHARED_KV
//#else
  //#each r VALUE_LOADS
  var value{{r}} = Octet();
  //#end
  //#use load_values
//#end
  //#use store_keys
//#if SHARED_KV
  workgroupBarrier();
  //#use multiply_keys
  for (; tile + {{TILE}}u < stop; tile += {{TILE}}u) {
    ahead = tile + {{TILE}}u;
    //#use load_keys
    // Never happens, and no compiler knows: without it the loads would sink to where they are stored.
    if (params.splits == 0u) { keys[0] = Octet(); }
    workgroupBarrier();
    //#use soften MASKED=0
    parity = 1u - parity;
    let here = tile;
    //#use rescale
    //#use multiply_values
    workgroupBarrier();
    //#use store_keys
    workgroupBarrier();
    //#use multiply_keys
  }
  workgroupBarrier();
  //#use soften MASKED=1
  let here = tile;
  //#use rescale
  //#use multiply_values
//#else
  ahead = start + {{TILE}}u;
  //#use load_keys
  workgroupBarrier();
  //#use multiply_keys
  // Between the two barriers of a round the weights of this tile, its values and the next tile's keys are put in place;
  // then both products run without a barrier between them.
  for (; tile + {{TILE}}u < stop;) {
    workgroupBarrier();
    //#use soften MASKED=0
    parity = 1u - parity;
    //#use store_values
    //#use store_keys
    let here = tile;
    tile += {{TILE}}u;
    ahead = tile + {{TILE}}u;
    //#use rescale
    //#use load_values
    //#use load_keys
    //#use multiply_both
  }
  workgroupBarrier();
  //#use soften MASKED=1
  //#use store_values
  let here = tile;
  //#use rescale
  //#use multiply_values
//#end

  let row_base = ((workgroup.z * params.splits + split) * {{KV_HEADS}}u + workgroup.y / {{BLOCKS}}u) * {{PADDED}}u + first_row;
  //#each i OUTPUT_ROWS
  //#each j OUTPUT_COLUMNS
  subgroupMatrixStore<row_major>(&partial, (row_base + output_row + {{i * M}}u) * {{VALUE}}u + output_column + {{j * N}}u, output{{i}}_{{j}}, {{VALUE}}u);
  //#end
  //#end
  //#each p PASSES
  {
    let task = thread + {{p * THREADS}}u;
    //#each x SHUFFLES
    sum{{p}} += subgroupShuffleXor(sum{{p}}, {{2 ^ x}}u);
    //#end
    if (task < {{ROWS * TILE / 8}}u && task % {{TILE / 8}}u == 0u) {
      extremes[row_base + task / {{TILE / 8}}u] = vec2<f32>(reference{{p}}, sum{{p}});
    }
  }
  //#end
}
