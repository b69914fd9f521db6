const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Fields of generation and of the tokenizer. */
const GENERATION = words(`
  do_sample temperature top_k top_p typical_p min_p num_beams num_beam_groups num_return_sequences diversity_penalty
  length_penalty repetition_penalty encoder_no_repeat_ngram_size no_repeat_ngram_size max_length min_length max_new_tokens
  exponential_decay_length_penalty bad_words_ids begin_suppress_tokens suppress_tokens early_stopping decoder_start_token_id
  forced_bos_token_id forced_eos_token_id output_attentions output_hidden_states output_scores return_dict
  return_dict_in_generate remove_invalid_values chunk_size_feed_forward chunk_size torchscript tf_legacy_loss finetuning_task
  is_decoder add_cross_attention cross_attention_hidden_size tie_encoder_decoder tokenizer_class tokenizer_type
  model_max_length vocab_size_per_layer_input ignore_index bos_token eos_token pad_token unk_token sep_token
  image_placeholder video_placeholder media_placeholder`);

/** Fields of positions, numerics, training and serving that size neither a matrix nor the cache. */
const NAMES = words(`
  architectures auto_map model_type transformers_version cache_implementation for_llm_compressor
  max_position_embeddings max_seq_len max_sequence_length seq_length seq_len n_ctx n_positions
  original_max_position_embeddings original_seq_len initial_context_length max_batch_size max_prefill_batch
  pretraining_tp ep_size n_group topk_group num_expert_group num_expert_groups num_expert_groups_per_tok expert_groups
  topk_method scoring_func score_function score_func seq_aux offset_alibi expert_parallel expert_model_parallel
  partial_rotary_factor partial_rotary_factors routed_scaling_factor routed_scale rope_ratio original_rope rotary_pct
  rotary_emb_base rope_local_base_freq rope_interleave rope_type norm_type qk_norm_type position_embedding_type pool_type
  problem_type mlp_type mrope_section num_nextn_predict_layers mtp_num_hidden_layers mtp_transformer_layers
  mtp_use_dedicated_embeddings num_mtp_modules mtp_layers_block_type use_mtp mtp_num_layers num_mtp_layers
  mtp_hybrid_override_pattern mtp_layer_types mtp_loss_scaling_factor
  attn_scale attn_temperature_tuning floor_scale max_attn_value query_pre_attn_scalar swiglu_limit swiglu_limits
  swiglu_limits_shared swiglu_alpha clip_qkv softmax_scale final_logit_softcapping attn_logit_softcapping
  use_cache use_cache_kernel use_cache_quantization pre_allocate_kv_cache inference_runner validate_runner_input
  pad_key_length use_parallel_residual use_parallel_block parallel_attn use_parallel_embedding use_gated_activation
  use_dynamic_ntk use_logn_attn use_flash_attn use_mrope use_qk_norm qk_layernorm use_embedding_sharing learned_pos_emb
  skip_bias_add skip_bias_add_qkv slow_but_exact onnx_safe verbose prefix layerdrop no_bias post_layer_norm postnorm
  do_layer_norm_before _remove_final_layer_norm apply_residual_connection_post_layernorm apply_query_key_layer_scaling
  fp32_residual_connection sandwich_norm order_of_interleaved_layers embedding_fraction full_attn_mod
  interpolate_factor shared_moe_mode moe_capacity moe_gate moe_gate_act moe_use_aux_free
  moe_multimodal_dispatch_use_allgather group_limited_greedy use_mixed_mlp_moe use_rotary_pos_emb dense_list class_num
  add_classification_head anyres_pooling_size mask_init_id moe_layer_num_skipped moe_renormalize
  moe_router_activation_func moe_router_dtype use_grouped_topk attn_type_implementation hidden_act hidden_activation
  activation_function activation_fn mamba_chunk_size use_mamba_kernels unk_token_id bf16 fp16 fp32 rmsnorm
  no_rope_layer_interval no_rope_layer_pattern nope_layer_interval use_sliding_window norm_topk_prob
  num_logits_to_keep time_step_limit time_step_min time_step_max time_step_floor time_step_rank_scale dt_min dt_max
  task_specific_params rotary_dim rotary_ndims attn_impl attn_type multi_query_attention moe_shared_expert_overlap
  mamba_inner_layernorms mamba_conv_bias mamba_proj_bias mamba_ssm_cache_dtype mamba_hidden_act gate_lower_bound
  num_hash_layers hc_sinkhorn_iters hc_eps mlp_multipliers ssm_multipliers lm_head_multiplier attention_in_multiplier
  attention_out_multiplier ssm_in_multiplier ssm_out_multiplier key_multiplier embedding_multiplier
  attention_multiplier residual_multiplier logits_scaling scale_emb scale_depth dim_model_base mup_denominator
  mup_width_scale mup_base_width activation_sparsity_pattern altup_active_idx altup_coef_clip laurel_rank
  use_head_wise_attn_gate attention_output_gate bidirectional_window moe_every_n_layers
  num_tokens_per_image qk_rope_interleave compress_rope_theta swa_rope_theta yarn_only_types layer_norm_type
  rope_scaling_factor max_loops quant_method tensor_parallel world_size mamba_dt_min mamba_dt_max
  mamba_norm_before_gate mamba_rms_norm use_latent_norm latent_moe_use_norm
  expert_dtype sparse_score_type linear_attn_config.full_attn_layers dspark_markov_rank dspark_target_layer_ids
  dspark_block_size dspark_noise_token_id mla_use_nope attention_method att_impl_type use_moe mla_scale_q_lora
  mla_scale_kv_lora mamba_ssm_dtype residual_in_fp32 group_norm_size linear_silu normalize_qk_projections
  normalization_layer_name activation_fn_name`);

/** Words that make a field that is no measure one of training, numerics, tokens or another modality. */
const WORDS = words(`
  dropout pdrop drop dropped bias eps epsilon norm layernorm rope rotary router aux loss coef coeff alpha beta
  scaling scale scal multiplier softcap softcapping theta jitter temperature initializer init std token summary
  checkpoint checkpointing gradient flash fused fusion vision image audio video alibi clip softmax logits logit
  yarn mtp nextn multimodal mm id2label label2id bos eos pad`);

/** Endings of numbers of numerics and training, whatever stands before them. */
const NUMERIC =
  /(?:^|_)(?:eps|epsilon|theta|dropout|pdrop|drop|prob|std|coef|coeff|loss|softcap|softcapping|jitter|seed|temperature|token_ids?|tok_ids?|token_index|label_id|start_id|end_id|pad_id|beta_fast|beta_slow|initializer_range|range|noise|loss_weight)$/;
/** Endings of numbers that scale activations, where no word of a size stands before them. */
const SCALING = /(?:^|_)(?:alpha|beta|gamma|scale|scaling|factor|multiplier)$/;
const SIZES =
  /(?:^|_)(?:size|dims?|ranks?|heads?|kv|layers?|experts?|width|hidden|channels?|blocks?|groups?|window|state|inner|expand|expansion|ffn?|mlp|depth|intermediate|dense|latent|q|k|v)(?:_|$)/;
/** Beginnings of fields of another modality, of positions, of draft layers, and of factors of norms. */
const MODALITY =
  /^(?:layernorm|rope|rotary|mtp|vision|visual|image|img|video|audio|speech|mm|media|vit|projector)_/;
/** Parts that say nothing about the language model's own matrices. */
const MAPS =
  /^(?:rope_\w+|\w*rope|yarn|llama_4_scaling|alibi\w*|(?:vision|visual|image|video|audio|speech|talker|token2wav|projector|tokenizer|generation|trainer|training|processor|preprocessor|mup|dual_chunk_attention|peft|lora|init|runtime|perceiver|aligner|vq)\w*|id2label|label2id|task_specific_params|pruned_heads|auto_map|quantization_args|moe_compress_args|transformers_js_config|architectures)$/;

/** Whether a part of a configuration is about something else than the model's size. */
export function isSilentMap(name: string): boolean {
  return MAPS.test(name);
}

/** Whether a field is part of a quantization, which has findings of its own. */
export function isOfQuantization(field: string): boolean {
  return /^(quantization_config|compression_config|quantization)\./.test(field);
}

/** Whether a field says nothing about the cost of decoding, so that there is nothing to tell of it. */
export function isSilent(field: string, value: unknown): boolean {
  // A switch that is off and a number of nothing change nothing.
  if (value === 0) return true;
  if (value === false && /^(use|enable|is|has|apply|add)_/.test(field)) return true;
  // What begins with an underscore is the library's.
  if (field.startsWith('_')) return true;
  if (NAMES.has(field)) return true;
  const name = field.toLowerCase().replace(/^.*\./, '');
  if (NAMES.has(name) || GENERATION.has(name) || MODALITY.test(name)) return true;
  const isSwitch = typeof value === 'boolean' || (typeof value === 'string' && !/^\d/.test(value));
  if (isSwitch) return name.split('_').some((word) => WORDS.has(word));
  // What may measure something is passed over by its ending alone.
  if (/^max_\w*(?:length|len|positions?|tokens)$/.test(name)) return true;
  return (
    NUMERIC.test(name) ||
    (SCALING.test(name) && !SIZES.test(name)) ||
    (Array.isArray(value) && value.length === 0)
  );
}
