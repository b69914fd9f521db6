// Fills a buffer with realistic random data: normally distributed halves, 8-bit integers, E4M3 numbers without
// NaN, or positive scales.
@group(0) @binding(0) var<storage, read_write> target_words: array<u32>;
struct Params { words: u32, seed: u32, stride: u32, unused: u32 }
@group(0) @binding(1) var<uniform> params: Params;

fn mix(value: u32) -> u32 {
  var x = value * 0x9e3779b9u + params.seed;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}

// Approximately normal: the sum of four uniform bytes, with mean 0 and variance 1.
fn normal(word: u32) -> f32 {
  return (f32(dot(vec4<u32>(word, word >> 8u, word >> 16u, word >> 24u) & vec4<u32>(255u), vec4<u32>(1u))) - 510.0) / 147.8;
}

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  for (var i = id.x; i < params.words; i += params.stride) {
    let word = mix(i);
//#if F16
    target_words[i] = pack2x16float({{DEVIATION}} * vec2<f32>(normal(word), normal(mix(word ^ 0x5bd1e995u))));
//#end
//#if INT8
    target_words[i] = word;
//#end
//#if E4M3
    // The lower half of the exponents: zero, subnormal numbers, and magnitudes up to 1.875.
    target_words[i] = word & 0xbfbfbfbfu;
//#end
//#if SCALE
    target_words[i] = bitcast<u32>({{SCALE_BASE}} * (1.0 + f32(word >> 8u) / 16777216.0));
//#end
  }
}
