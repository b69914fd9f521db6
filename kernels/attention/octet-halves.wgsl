// Eight neighbouring elements of the KV cache as eight halves. Those of 8-bit caches still lack the scale of their
// token, and E4M3 also a factor of 256 (see formats.ts).
//#if F16_KV
alias Octet = vec4<u32>;
fn halves(o: Octet) -> vec4<u32> { return o; }
//#else
alias Octet = vec2<u32>;
fn halves(o: Octet) -> vec4<u32> { return vec4<u32>(pair(o.x), pair(o.x >> 16u), pair(o.y), pair(o.y >> 16u)); }
//#end
//#if INT8_KV
// 0x6400 is 1024 in half precision, whose last bits then count ones: no conversion instruction is needed.
fn pair(word: u32) -> u32 {
  let biased = word ^ 0x8080u;
  let bits = (biased & 0xffu) | ((biased & 0xff00u) << 8u) | 0x64006400u;
  return bitcast<u32>(bitcast<vec2<f16>>(bits) - vec2<f16>(1152.0h));
}
//#end
//#if E4M3_KV
// The same fields in the places of half precision; the bias differs by 8, which is the factor of 256.
fn pair(word: u32) -> u32 {
  return ((word & 0x80u) << 8u) | ((word & 0x7fu) << 7u) | ((word & 0x8000u) << 16u) | ((word & 0x7f00u) << 15u);
}
//#end
