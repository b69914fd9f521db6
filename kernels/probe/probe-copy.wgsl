// Copies a buffer to another; reads and writes both count.
@group(0) @binding(0) var<storage, read> source: array<vec4<u32>>;
@group(0) @binding(1) var<storage, read_write> target_words: array<vec4<u32>>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let first = workgroup.x * {{256 * PER_THREAD}}u + thread;
  //#each i PER_THREAD
  let word{{i}} = source[first + {{256 * i}}u];
  //#end
  //#each i PER_THREAD
  target_words[first + {{256 * i}}u] = word{{i}};
  //#end
}
