// Y = X Wᵀ for groups of rows, as gemm.wgsl, on matrix units: a workgroup makes ROWS x WIDTH elements, DEPTH of
// the depth at a time; the next slices travel through registers while these are multiplied. Where multiprocessors would
// idle, the depth is cut into SPLITS parts: grid (columns, rows, groups x SPLITS).
@group(0) @binding(0) var<storage, {{ACCESS}}> inputs: array<vec4<u32>>;  // [*, INNER] halves, never written
@group(0) @binding(1) var<storage, {{ACCESS}}> weights: array<vec4<u32>>; // [groups, OUTER, INNER] halves, never written
@group(0) @binding(2) var<storage, read> offsets: array<u32>;
@group(0) @binding(3) var<storage, read> rows: array<u32>;
@group(0) @binding(4) var<storage, read_write> outputs: array<f32>;     // [SPLITS, rows, OUTER]

alias Left = subgroup_matrix_left<f16, {{K}}, {{M}}>;
alias Right = subgroup_matrix_right<f16, {{N}}, {{K}}>;
alias Result = subgroup_matrix_result<f32, {{N}}, {{M}}>;
var<workgroup> input_tile: array<vec4<u32>, {{ROWS * STRIDE / 8}}>;
var<workgroup> weight_tile: array<vec4<u32>, {{WIDTH * STRIDE / 8}}>;
var<workgroup> scratch: array<f32, {{8 * M * N}}>;

@compute @workgroup_size({{THREADS}})
fn main(
  @builtin(workgroup_id) workgroup: vec3<u32>,
  @builtin(subgroup_id) subgroup: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let thread = subgroup * {{LANES}}u + lane;
  let group = workgroup.z / {{SPLITS}}u;
  let part = workgroup.z % {{SPLITS}}u;
  let first_row = offsets[group] + workgroup.y * {{ROWS}}u;
  let end_row = offsets[group + 1u];
  let first_column = workgroup.x * {{WIDTH}}u;
  let my_row = subgroup % {{ROWS / 32}}u * 32u;
  let my_column = subgroup / {{ROWS / 32}}u * {{COLUMNS}}u;
  // Where each of this thread's loads comes from; past the end the last row stands in, and is not written.
  //#each r INPUT_LOADS
  let input_from{{r}} = rows[min(first_row + (thread + {{r * THREADS}}u) / {{DEPTH / 8}}u, max(end_row, 1u) - 1u)] * {{INNER / 8}}u + part * {{INNER / SPLITS / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u;
  var input{{r}} = inputs[input_from{{r}}];
  //#end
  //#each r WEIGHT_LOADS
  let weight_from{{r}} = (group * {{OUTER}}u + min(first_column + (thread + {{r * THREADS}}u) / {{DEPTH / 8}}u, {{OUTER - 1}}u)) * {{INNER / 8}}u + part * {{INNER / SPLITS / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u;
  var weight{{r}} = weights[weight_from{{r}}];
  //#end
  //#each i 32 / M
  //#each j COLUMNS / N
  var sum{{i}}_{{j}} = Result();
  //#end
  //#end
  for (var k = 0u; k < {{INNER / SPLITS / 8}}u; k += {{DEPTH / 8}}u) {
    workgroupBarrier();
    //#each r INPUT_LOADS
    input_tile[(thread + {{r * THREADS}}u) / {{DEPTH / 8}}u * {{STRIDE / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u] = input{{r}};
    //#end
    //#each r WEIGHT_LOADS
    weight_tile[(thread + {{r * THREADS}}u) / {{DEPTH / 8}}u * {{STRIDE / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u] = weight{{r}};
    //#end
    workgroupBarrier();
    let next = min(k + {{DEPTH / 8}}u, {{(INNER / SPLITS - DEPTH) / 8}}u);
    //#each r INPUT_LOADS
    input{{r}} = inputs[input_from{{r}} + next];
    //#end
    //#each r WEIGHT_LOADS
    weight{{r}} = weights[weight_from{{r}} + next];
    //#end
//#if FENCE
    // Never happens, and no compiler knows: without it the loads would sink to where they are stored.
    if (end_row == 0xffffffffu) {
      inputs[0] = vec4<u32>();
      weights[0] = vec4<u32>();
    }
//#end
    //#each d DEPTH / K
    {
      //#each i 32 / M
      let left{{i}} = subgroupMatrixLoad<Left, row_major>(&input_tile, ((my_row + {{i * M}}u) * {{STRIDE}}u + {{d * K}}u) / 8u, {{STRIDE / 8}}u);
      //#end
      //#each j COLUMNS / N
      {
        let right = subgroupMatrixLoad<Right, col_major>(&weight_tile, ((my_column + {{j * N}}u) * {{STRIDE}}u + {{d * K}}u) / 8u, {{STRIDE / 8}}u);
        //#each i 32 / M
        sum{{i}}_{{j}} = subgroupMatrixMultiplyAccumulate(left{{i}}, right, sum{{i}}_{{j}});
        //#end
      }
      //#end
    }
    //#end
  }
  // Rows and columns past the end must not be written, so the sums leave through workgroup memory.
  //#each i 32 / M
  //#each j COLUMNS / N
  subgroupMatrixStore<row_major>(&scratch, subgroup * {{M * N}}u, sum{{i}}_{{j}}, {{N}}u);
  workgroupBarrier();
  for (var e = lane; e < {{M * N}}u; e += {{LANES}}u) {
    let row = first_row + my_row + {{i * M}}u + e / {{N}}u;
    let column = first_column + my_column + {{j * N}}u + e % {{N}}u;
    if (row < end_row && column < {{OUTER}}u) { outputs[(part * offsets[{{GROUPS}}] + row) * {{OUTER}}u + column] = scratch[subgroup * {{M * N}}u + e]; }
  }
  workgroupBarrier();
  //#end
  //#end
}
