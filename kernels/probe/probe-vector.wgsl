// Multiply-adds in registers: CHAINS independent chains of vectors of four. Writes the result, so that nothing is
// dead code.
@group(0) @binding(0) var<storage, read_write> target_words: array<f32>;
@group(0) @binding(1) var<storage, read> seed: array<f32>;

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let factor = vec4<{{NUMBER}}>({{NUMBER}}(seed[0]));
  let addend = vec4<{{NUMBER}}>({{NUMBER}}(seed[1]));
  //#each c CHAINS
  var x{{c}} = vec4<{{NUMBER}}>({{NUMBER}}(f32((id.x + {{c}}u) & 31u)));
  //#end
  for (var i = 0u; i < {{ROUNDS}}u; i++) {
    //#each c CHAINS
    x{{c}} = fma(x{{c}}, factor, addend);
    //#end
  }
  //#each c CHAINS - 1
  x0 += x{{c + 1}};
  //#end
  target_words[id.x] = f32(x0.x + x0.y + x0.z + x0.w);
}
