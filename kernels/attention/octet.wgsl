// Eight neighbouring elements of the KV cache as they are stored, and how to read them. Values of 8-bit caches still
// lack the scale of their token.
//#if F16_KV
alias Octet = vec4<u32>;
//#else
alias Octet = vec2<u32>;
//#end
//#if F16_KV * NATIVE_F16
fn lower(o: Octet) -> vec4<f32> { return vec4<f32>(bitcast<vec4<f16>>(o.xy)); }
fn upper(o: Octet) -> vec4<f32> { return vec4<f32>(bitcast<vec4<f16>>(o.zw)); }
//#end
//#if F16_KV * (1 - NATIVE_F16)
fn lower(o: Octet) -> vec4<f32> { return vec4<f32>(unpack2x16float(o.x), unpack2x16float(o.y)); }
fn upper(o: Octet) -> vec4<f32> { return vec4<f32>(unpack2x16float(o.z), unpack2x16float(o.w)); }
//#end
//#if INT8_KV
fn lower(o: Octet) -> vec4<f32> { return vec4<f32>(unpack4xI8(o.x)); }
fn upper(o: Octet) -> vec4<f32> { return vec4<f32>(unpack4xI8(o.y)); }
//#end
//#if E4M3_KV
// Built from integers: a shortcut through half or single precision may flush the small ones to zero.
fn four(word: u32) -> vec4<f32> {
  let bytes = (vec4<u32>(word) >> vec4<u32>(0u, 8u, 16u, 24u)) & vec4<u32>(255u);
  let exponent = (bytes >> vec4<u32>(3u)) & vec4<u32>(15u);
  let mantissa = (bytes & vec4<u32>(7u)) + select(vec4<u32>(0u), vec4<u32>(8u), exponent > vec4<u32>(0u));
  let power = bitcast<vec4<f32>>((max(exponent, vec4<u32>(1u)) + vec4<u32>(117u)) << vec4<u32>(23u));
  return select(vec4<f32>(1.0), vec4<f32>(-1.0), bytes > vec4<u32>(127u)) * vec4<f32>(mantissa) * power;
}
fn lower(o: Octet) -> vec4<f32> { return four(o.x); }
fn upper(o: Octet) -> vec4<f32> { return four(o.y); }
//#end
