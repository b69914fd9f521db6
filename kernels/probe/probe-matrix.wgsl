// Matrix products in registers: SIDE x SIDE independent sums per subgroup.
@group(0) @binding(0) var<storage, read_write> target_words: array<{{SUM}}>;
@group(0) @binding(1) var<storage, read> seed: array<{{STORED}}>;

@compute @workgroup_size({{THREADS}})
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(subgroup_id) subgroup: u32) {
  //#each i SIDE
  let left{{i}} = subgroupMatrixLoad<subgroup_matrix_left<{{INPUT}}, {{K}}, {{M}}>, row_major>(&seed, {{i * 4}}u, {{K / PACKED}}u);
  let right{{i}} = subgroupMatrixLoad<subgroup_matrix_right<{{INPUT}}, {{N}}, {{K}}>, row_major>(&seed, {{i * 4 + 64}}u, {{N / PACKED}}u);
  //#end
  //#each i SIDE
  //#each j SIDE
  var sum{{i}}_{{j}} = subgroup_matrix_result<{{SUM}}, {{N}}, {{M}}>();
  //#end
  //#end
  for (var round = 0u; round < {{ROUNDS}}u; round++) {
    //#each i SIDE
    //#each j SIDE
    sum{{i}}_{{j}} = subgroupMatrixMultiplyAccumulate(left{{i}}, right{{j}}, sum{{i}}_{{j}});
    //#end
    //#end
  }
  //#each i SIDE
  //#each j SIDE
  subgroupMatrixStore<row_major>(&target_words, (workgroup.x * {{SUBGROUP_COUNT}}u + subgroup) * {{M * N}}u, sum{{i}}_{{j}}, {{N}}u);
  //#end
  //#end
}
