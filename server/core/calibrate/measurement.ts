import type { CostedModel, Hardware } from '../cost';
import type { DeploymentSpec, NumberType } from '../spec';

/** A kernel that was measured by itself. */
export interface KernelMeasurement {
  readonly row: number;
  /** Its family as under `kernels` of a hardware file: an attention type, an FFN type, or `linear`. */
  readonly family: string;
  /** The number format of the arithmetic. */
  readonly type: NumberType;
  /** The format that it reads, where it is known. */
  readonly stored?: NumberType;
  readonly flops: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** The bytes that one card sent, and over which network. */
export interface TransferMeasurement {
  readonly row: number;
  readonly scope: 'scale-up' | 'scale-out';
  readonly bytes: number;
  readonly seconds: number;
}

/** A deployment that was measured, with a reference to its file. */
export interface DeploymentMeasurement {
  readonly row: number;
  readonly reference: string;
  readonly batch?: number;
  readonly context?: number;
  /** Seconds per output token, or tokens per second per card; at least one is present. */
  readonly tpot?: number;
  readonly tokensPerSecondPerAccelerator?: number;
}

/** A measured deployment with the files it refers to. */
export interface DeploymentCase {
  readonly measurement: DeploymentMeasurement;
  readonly spec: DeploymentSpec;
  readonly model: CostedModel;
  readonly hardware: Hardware;
  /** Which halves run on the card being calibrated. */
  readonly calibrates: { readonly attention: boolean; readonly ffn: boolean };
}

/** The content of a file of measurements. */
export interface Measurements {
  readonly kernels: readonly KernelMeasurement[];
  readonly transfers: readonly TransferMeasurement[];
  readonly deployments: readonly DeploymentMeasurement[];
}
