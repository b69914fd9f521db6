// Packed 8-bit dot products in registers: four multiply-adds each, CHAINS independent chains.
requires packed_4x8_integer_dot_product;
@group(0) @binding(0) var<storage, read_write> target_words: array<i32>;
@group(0) @binding(1) var<storage, read> seed: array<u32>;

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let factor = seed[0];
  //#each c CHAINS
  var x{{c}} = i32(id.x) + {{c}};
  //#end
  for (var i = 0u; i < {{ROUNDS}}u; i++) {
    //#each c CHAINS
    x{{c}} += dot4I8Packed(factor + i, u32(x{{c}}));
    //#end
  }
  //#each c CHAINS - 1
  x0 += x{{c + 1}};
  //#end
  target_words[id.x] = x0;
}
