import type { CostedModel, Hardware } from '../cost';
import type { DeploymentSpec, NumberType } from '../spec';

/** A kernel that ran by itself. */
export interface KernelMeasurement {
  readonly row: number;
  /** Its family as under `kernels` of a hardware file: an attention type, an FFN type, or `linear`. */
  readonly family: string;
  /** Format of the arithmetic. */
  readonly type: NumberType;
  readonly flops: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Bytes that one card sent, and the network it sent them over. */
export interface TransferMeasurement {
  readonly row: number;
  readonly scope: 'scale-up' | 'scale-out';
  readonly bytes: number;
  readonly seconds: number;
}

/** A deployment that ran, by the reference to its file. */
export interface DeploymentMeasurement {
  readonly row: number;
  readonly reference: string;
  readonly batch?: number;
  readonly context?: number;
  /** Seconds per output token, or output of a card; one of them is there. */
  readonly tpot?: number;
  readonly tokensPerSecondPerAccelerator?: number;
}

/** A measured deployment with everything its file refers to. */
export interface DeploymentCase {
  readonly measurement: DeploymentMeasurement;
  readonly spec: DeploymentSpec;
  readonly model: CostedModel;
  readonly hardware: Hardware;
  /** Which halves run on the card that is calibrated. */
  readonly calibrates: { readonly attention: boolean; readonly ffn: boolean };
}

/** What a file of measurements holds. */
export interface Measurements {
  readonly kernels: readonly KernelMeasurement[];
  readonly transfers: readonly TransferMeasurement[];
  readonly deployments: readonly DeploymentMeasurement[];
}
