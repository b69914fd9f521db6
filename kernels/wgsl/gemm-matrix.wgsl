// Y = X Wᵀ for groups of rows, as gemm.wgsl, on matrix units: a workgroup makes 64 x 128 elements, DEPTH of the depth at
// a time; the next slices travel through registers while these are multiplied.
@group(0) @binding(0) var<storage, read> inputs: array<vec4<u32>>;      // [*, INNER] halves
@group(0) @binding(1) var<storage, read> weights: array<vec4<u32>>;     // [groups, OUTER, INNER] halves
@group(0) @binding(2) var<storage, read> offsets: array<u32>;
@group(0) @binding(3) var<storage, read> rows: array<u32>;
@group(0) @binding(4) var<storage, read_write> outputs: array<f32>;     // [rows, OUTER]

alias Left = subgroup_matrix_left<f16, {{K}}, {{M}}>;
alias Right = subgroup_matrix_right<f16, {{N}}, {{K}}>;
alias Result = subgroup_matrix_result<f32, {{N}}, {{M}}>;
var<workgroup> input_tile: array<vec4<u32>, {{64 * STRIDE / 8}}>;
var<workgroup> weight_tile: array<vec4<u32>, {{128 * STRIDE / 8}}>;
var<workgroup> scratch: array<f32, {{8 * M * N}}>;

@compute @workgroup_size({{THREADS}})
fn main(
  @builtin(workgroup_id) workgroup: vec3<u32>,
  @builtin(subgroup_id) subgroup: u32,
  @builtin(subgroup_invocation_id) lane: u32,
) {
  let thread = subgroup * {{LANES}}u + lane;
  let first_row = offsets[workgroup.z] + workgroup.y * 64u;
  let end_row = offsets[workgroup.z + 1u];
  let first_column = workgroup.x * 128u;
  let my_row = subgroup % 2u * 32u;
  let my_column = subgroup / 2u * 32u;
  // Where each of this thread's loads comes from; past the end the last row stands in, and is not written.
  //#each r INPUT_LOADS
  let input_from{{r}} = rows[min(first_row + (thread + {{r * THREADS}}u) / {{DEPTH / 8}}u, max(end_row, 1u) - 1u)] * {{INNER / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u;
  var input{{r}} = inputs[input_from{{r}}];
  //#end
  //#each r WEIGHT_LOADS
  let weight_from{{r}} = (workgroup.z * {{OUTER}}u + min(first_column + (thread + {{r * THREADS}}u) / {{DEPTH / 8}}u, {{OUTER - 1}}u)) * {{INNER / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u;
  var weight{{r}} = weights[weight_from{{r}}];
  //#end
  //#each i 32 / M
  //#each j 32 / N
  var sum{{i}}_{{j}} = Result();
  //#end
  //#end
  for (var k = 0u; k < {{INNER / 8}}u; k += {{DEPTH / 8}}u) {
    workgroupBarrier();
    //#each r INPUT_LOADS
    input_tile[(thread + {{r * THREADS}}u) / {{DEPTH / 8}}u * {{STRIDE / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u] = input{{r}};
    //#end
    //#each r WEIGHT_LOADS
    weight_tile[(thread + {{r * THREADS}}u) / {{DEPTH / 8}}u * {{STRIDE / 8}}u + (thread + {{r * THREADS}}u) % {{DEPTH / 8}}u] = weight{{r}};
    //#end
    workgroupBarrier();
    let next = min(k + {{DEPTH / 8}}u, {{(INNER - DEPTH) / 8}}u);
    //#each r INPUT_LOADS
    input{{r}} = inputs[input_from{{r}} + next];
    //#end
    //#each r WEIGHT_LOADS
    weight{{r}} = weights[weight_from{{r}} + next];
    //#end
    //#each d DEPTH / K
    {
      //#each i 32 / M
      let left{{i}} = subgroupMatrixLoad<Left, row_major>(&input_tile, ((my_row + {{i * M}}u) * {{STRIDE}}u + {{d * K}}u) / 8u, {{STRIDE / 8}}u);
      //#end
      //#each j 32 / N
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
  //#each j 32 / N
  subgroupMatrixStore<row_major>(&scratch, subgroup * {{M * N}}u, sum{{i}}_{{j}}, {{N}}u);
  workgroupBarrier();
  for (var e = lane; e < {{M * N}}u; e += {{LANES}}u) {
    let row = first_row + my_row + {{i * M}}u + e / {{N}}u;
    let column = first_column + my_column + {{j * N}}u + e % {{N}}u;
    if (row < end_row && column < {{OUTER}}u) { outputs[row * {{OUTER}}u + column] = scratch[subgroup * {{M * N}}u + e]; }
  }
  workgroupBarrier();
  //#end
  //#end
}
