/** Fields, by their names, that change neither what a decoded token computes nor what it reads. */
const NAMES = new Set(
  `architectures auto_map model_type transformers_version tokenizer_class cache_implementation for_llm_compressor
  max_position_embeddings max_length max_seq_len max_sequence_length model_max_length seq_length seq_len n_ctx n_positions
  original_max_position_embeddings initial_context_length max_batch_size max_new_tokens
  pretraining_tp ep_size n_group topk_group num_expert_group topk_method scoring_func seq_aux offset_alibi
  partial_rotary_factor routed_scaling_factor rope_ratio original_rope rotary_pct rotary_emb_base rope_local_base_freq
  rope_interleave rope_type norm_type qk_norm_type position_embedding_type pool_type problem_type mlp_type
  num_nextn_predict_layers mtp_num_hidden_layers mtp_transformer_layers mtp_use_dedicated_embeddings num_mtp_modules use_mtp
  attn_scale attn_temperature_tuning floor_scale max_attn_value query_pre_attn_scalar swiglu_limit
  use_cache use_cache_kernel use_cache_quantization pre_allocate_kv_cache inference_runner validate_runner_input pad_key_length
  use_parallel_residual use_parallel_block parallel_attn use_parallel_embedding use_gated_activation use_dynamic_ntk
  use_logn_attn use_flash_attn use_mrope use_qk_norm qk_layernorm use_embedding_sharing learned_pos_emb
  skip_bias_add skip_bias_add_qkv slow_but_exact onnx_safe verbose prefix layerdrop no_bias post_layer_norm postnorm
  do_layer_norm_before _remove_final_layer_norm apply_residual_connection_post_layernorm apply_query_key_layer_scaling
  fp32_residual_connection sandwich_norm order_of_interleaved_layers embedding_fraction full_attn_mod interpolate_factor
  shared_moe_mode moe_capacity moe_gate moe_gate_act moe_use_aux_free moe_multimodal_dispatch_use_allgather
  group_limited_greedy use_mixed_mlp_moe use_rotary_pos_emb dense_list class_num add_classification_head
  anyres_pooling_size mask_init_id moe_layer_num_skipped moe_renormalize moe_router_activation_func use_grouped_topk
  attn_type_implementation hidden_act hidden_activation activation_function mamba_chunk_size use_mamba_kernels
  linear_attn_config.full_attn_layers unk_token_id bf16 fp16 fp32 rmsnorm no_rope_layer_interval
  use_sliding_window max_window_layers norm_topk_prob num_logits_to_keep time_step_limit
  task_specific_params rotary_dim rotary_ndims attn_impl attn_type multi_query_attention cla_share_factor attention_head_dim
  mamba_d_head mamba_inner_layernorms mamba_conv_bias mamba_proj_bias`.split(/\s+/),
);

/** A field with one of these words in its name is about training, numerics, tokens or another modality. */
const WORDS = new Set(
  `dropout pdrop drop dropped bias eps epsilon norm layernorm rope rotary router aux loss coef coeff alpha beta
  scaling scale scal multiplier softcap softcapping theta jitter temperature initializer init std token summary
  checkpoint checkpointing gradient flash fused fusion vision image audio video alibi clip softmax logits logit
  yarn mtp nextn multimodal mm id2label label2id bos eos pad`.split(/\s+/),
);

/** Whatever words it has, a field that counts or measures something is never passed over by its words. */
const MEASURES =
  /_(size|dim|dims|rank|heads?|layers?|experts?|width|ratio|interval|period|offset|step|pattern|types?|list|freq|frequency|blocks?|groups?)$/;

/** Whether a field says nothing about the cost of decoding, so that there is nothing to tell of it. */
export function isIrrelevant(field: string, value: unknown): boolean {
  // A switch that is off changes nothing.
  if (value === false && /^(use|enable|is|has)_/.test(field)) return true;
  // Quantization has findings of its own; what begins with an underscore is the library's.
  if (/^(quantization_config|compression_config)\./.test(field) || field.startsWith('_')) return true;
  if (NAMES.has(field)) return true;
  const name = field.toLowerCase().replace(/^.*\./, '');
  if (NAMES.has(name)) return true;
  return !MEASURES.test(name) && name.split('_').some((word) => WORDS.has(word));
}
