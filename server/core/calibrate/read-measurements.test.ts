import { describe, expect, it } from 'vitest';
import { readCsv } from './csv';
import { readMeasurements } from './read-measurements';

const HEADER = 'kernel,heads,kv heads,head dim,batch,context,precision,seconds';

function kernels(...lines: readonly string[]) {
  const { measurements, problems } = readMeasurements(lines.join('\n'), 'csv');
  expect(problems).toEqual([]);
  return measurements.kernels;
}

function problemsOf(text: string, format: 'csv' | 'json' = 'csv') {
  return readMeasurements(text, format).problems.map(({ code, rows }) => `${code} ${rows.join(' ')}`.trim());
}

describe('CSV', () => {
  it('has quoted fields with commas, quotes and line breaks, and any line end', () => {
    expect(readCsv('a, "b ""c"", d" ,e\r\n# note\r\n\r\n"1\n2",,3')).toEqual({
      ok: true,
      records: [
        { line: 1, fields: ['a', 'b "c", d', 'e'] },
        { line: 4, fields: ['1\n2', '', '3'] },
      ],
    });
  });

  it.each(['"open', 'a,"b"c', 'a"b'])('refuses the quote of %s', (text) => {
    expect(readCsv(text)).toMatchObject({ ok: false, line: 1 });
  });
});

describe('kernel rows', () => {
  it('count work as the estimate does: MFA of 64 heads of 256 over one KV head', () => {
    expect(kernels(HEADER, 'mfa,64,1,256,128,4096,fp8,105e-6')).toEqual([
      {
        row: 2,
        family: 'mfa',
        type: 'fp8',
        stored: 'fp8',
        flops: 128 * 4 * 64 * 256 * 4096,
        bytes: 128 * 2 * 256 * 4096,
        seconds: 105e-6,
      },
    ]);
  });

  it.each([
    ['a unit in the cell', HEADER, '105 us'],
    ['µs', HEADER, '105 µs'],
    ['a unit in the heading', HEADER.replace('seconds', 'time (us)'), '105'],
    ['snake case', 'kernel,num_heads,kv_heads,head_dim,batch_size,context_length,dtype,latency_ms', '0.105'],
    ['camel case', 'kernel,heads,kvHeads,headDim,batch,context,precision,seconds', '0.000105'],
  ])('are read with %s', (_, header, time) => {
    const [row] = kernels(header, `MFA,64,1,256,128,4K,FP8,${time}`);
    expect(row?.seconds).toBeCloseTo(105e-6, 12);
    expect(row?.bytes).toBe(128 * 2 * 256 * 4096);
  });

  it('take MLA by the width of a cached entry', () => {
    const [row] = kernels(HEADER, 'mla,128,1,576,1,1000,bf16,1e-5');
    expect(row).toMatchObject({ flops: 2 * 128 * (576 + 512) * 1000, bytes: 576 * 1000 * 2, type: 'bf16' });
  });

  it('may compute wider than they store', () => {
    const [row] = kernels(`${HEADER},arithmetic`, 'gqa,64,8,128,1,1000,fp8,1e-5,bf16');
    expect(row).toMatchObject({ type: 'bf16', bytes: 2 * 8 * 128 * 1000 });
  });

  it('see no more than their window, and of linear attention a state', () => {
    const windowed = kernels(`${HEADER},window`, 'sliding,8,8,64,1,100000,bf16,1e-4,1024');
    expect(windowed[0]?.bytes).toBe(2 * 8 * 64 * 1024 * 2);
    const state = { family: 'linear_attention', bytes: 2 * 2 * 64 * 128 * 128 * 4 };
    for (const name of ['linear_attention', 'linear', 'lightning'])
      expect(kernels(HEADER, `${name},64,,128,2,,fp32,1e-4`)[0]).toMatchObject(state);
  });

  it('are matrices by their sizes, and anything by its FLOPs and bytes', () => {
    expect(kernels('kernel,m,n,k,groups,dtype,time', 'moe,1024,5120,7168,24,fp8,1 ms')[0]).toMatchObject({
      flops: 2 * 1024 * 5120 * 7168,
      bytes: 24 * 5120 * 7168,
    });
    expect(kernels('kernel,flops,bytes,dtype,time', 'sparse,1e9,2e8,fp8,1 ms')[0]).toMatchObject({
      family: 'sparse',
      flops: 1e9,
      bytes: 2e8,
    });
  });

  it('come as JSON too', () => {
    const item = {
      kernel: 'gqa',
      heads: 64,
      kvHeads: 8,
      headDim: 128,
      batch: 4,
      context: 8192,
      seconds: 1e-4,
    };
    const json = JSON.stringify({ measurements: [{ ...item, precision: 'bf16', note: null }] });
    const { measurements, problems } = readMeasurements(json, 'json');
    expect(problems).toEqual([]);
    expect(measurements.kernels[0]).toMatchObject({ row: 1, bytes: 4 * 2 * 8 * 128 * 8192 * 2 });
  });
});

describe('deployment rows', () => {
  it('have an output or a TPOT, and go with kernels', () => {
    const text = [
      'kernel,deployment,tokens/s/GPU,TPOT (ms),seconds',
      ',a.deployment.yaml,"4,039",,',
      ',b.deployment.yaml,,47.5,',
    ];
    const { measurements, problems } = readMeasurements(text.join('\n'), 'csv');
    expect(problems).toEqual([]);
    expect(measurements.deployments).toEqual([
      { row: 2, reference: 'a.deployment.yaml', tokensPerSecondPerAccelerator: 4039 },
      { row: 3, reference: 'b.deployment.yaml', tpot: 0.0475 },
    ]);
  });
});

describe('bad input is reported by its rows', () => {
  const good = 'mfa,64,1,256,128,4096,fp8,105e-6';
  it.each([
    ['', 'invalid-table 1'],
    [HEADER, 'too-few-points'],
    [`heads,seconds\n64,1e-4`, 'missing-column 1'],
    [`${HEADER.replace('seconds', 'secnds')}\n${good}`, 'missing-column 1'],
    [`deployment\na.deployment.yaml`, 'missing-column 1'],
    [`${HEADER}\n${good}\nmfa,64,1`, 'invalid-table 3'],
    [`${HEADER}\n${good}\nmfa,64,1,256,128,4096,fp8,0`, 'invalid-value 3'],
    [`${HEADER}\n${good}\nmfa,64,1,256,128,4096,fp8,-105 us`, 'invalid-value 3'],
    [`${HEADER}\n${good}\nmfa,64,1,256,128,4096,fp8,105 GB`, 'invalid-value 3'],
    [`${HEADER}\n${good}\nmfa,64,1,256,128,4096,fp8,`, 'missing-value 3'],
    [`${HEADER}\n${good}\nmfa,64,1,256,0,4096,fp8,1e-4`, 'invalid-value 3'],
    [`${HEADER}\n${good}\nmfa,sixty,1,256,128,4096,fp8,1e-4`, 'invalid-value 3'],
    [`${HEADER}\n${good}\nmfa,64,1,256,128,4096,fp9,1e-4`, 'invalid-value 3'],
    [`${HEADER}\n${good}\nmfo,64,1,256,128,4096,fp8,1e-4`, 'unknown-kernel 3'],
    [`${HEADER}\n${good}\nmla,64,1,32,128,4096,fp8,1e-4`, 'invalid-value 3'],
    [`${HEADER}\nmoe,,,,128,,fp8,1e-4`, 'missing-value 2'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)[0]).toBe(problem);
  });

  it.each([
    ['{', 'invalid-table 1'],
    ['{}', 'invalid-table 1'],
    ['[1]', 'invalid-table 1'],
    ['[]', 'too-few-points'],
    ['[{"kernel":"mfa","seconds":1e999}]', 'invalid-value 1'],
  ])('%s as JSON', (text, problem) => {
    expect(problemsOf(text, 'json')[0]).toBe(problem);
  });

  it('says the same of several rows once', () => {
    expect(problemsOf(`${HEADER}\nmfo,,,,,,,\nmfo,,,,,,,`)).toEqual(['unknown-kernel 2 3']);
  });

  it('guesses what was meant', () => {
    const message = (text: string) => readMeasurements(text, 'csv').problems[0]?.message;
    expect(message(`${HEADER}\nmfo,,,,,,,`)).toContain('did you mean mfa?');
    expect(message(`kernel,secnds\nmfa,1`)).toContain('is it ‘secnds’?');
  });
});

describe('tables as they are', () => {
  it('take constants for columns that they lack, and sizes as m, n and k', () => {
    const { measurements, problems } = readMeasurements('m,n,k,time (us)\n64,1024,2048,12', 'csv', {
      constants: { kernel: 'linear', precision: 'fp8' },
    });
    expect(problems).toEqual([]);
    expect(measurements.kernels).toMatchObject([
      { flops: 2 * 64 * 1024 * 2048, bytes: 1024 * 2048, seconds: 12e-6 },
    ]);
  });

  it('take the median of repetitions', () => {
    const text = 'kernel,m,n,k,precision,time 1 (us),time 2 (us),time 3 (us)\nlinear,1,8,8,fp8,9,30,11';
    expect(readMeasurements(text, 'csv').measurements.kernels[0]?.seconds).toBeCloseTo(11e-6, 12);
    const json = JSON.stringify([
      { kernel: 'linear', m: 1, n: 8, k: 8, precision: 'fp8', time_us: [9, 30, 11] },
    ]);
    expect(readMeasurements(json, 'json').measurements.kernels[0]?.seconds).toBeCloseTo(11e-6, 12);
  });

  it('take the column of times that is named', () => {
    const text = 'kernel,m,n,k,precision,fa3 (us),triton_ms\nlinear,1,8,8,fp8,9,0.03';
    const secondsWith = (time: string) =>
      readMeasurements(text, 'csv', { time }).measurements.kernels[0]?.seconds;
    expect(secondsWith('fa3 (us)')).toBeCloseTo(9e-6, 12);
    expect(secondsWith('triton_ms')).toBeCloseTo(30e-6, 12);
  });
});
