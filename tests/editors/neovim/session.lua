-- One session, reported as JSON in the file that DECODE_LENS_RESULTS names.
local editor = dofile(vim.env.DECODE_LENS_EDITOR)
local folder = vim.env.DECODE_LENS_FOLDER
local results = {}

local function session()
  local client = editor.start({ vim.env.DECODE_LENS_NODE, vim.env.DECODE_LENS_CLI, 'lsp', '--stdio' }, folder)

  editor.open(client, folder .. '/tiny.deployment.yaml')
  editor.replace('context: 4096', 'context: 4 GB')
  results.wrong = editor.findings('a finding', function(found)
    return #found > 0
  end)
  editor.replace('context: 4 GB', 'context: 4096')
  results.right = editor.findings('no finding', function(found)
    return #found == 0
  end)

  editor.go_to('Tiny on Card')
  vim.lsp.buf.hover()
  results.hover = editor.floating()

  editor.replace('topology: colocated', 'topology: ')
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_win_get_cursor(0)[1], #'topology: ' })
  vim.cmd('startinsert!')
  results.offers = editor.offers(client)
  vim.cmd('stopinsert')
  editor.replace('topology: ', 'topology: colocated')

  editor.go_to('card.hardware.yaml')
  vim.lsp.buf.definition()
  results.definition = editor.eventually('the definition', function()
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t')
    return name ~= 'tiny.deployment.yaml' and name or nil
  end)

  editor.open(client, folder .. '/tiny.model.yaml')
  editor.go_to('dense:')
  vim.lsp.buf.rename('plain')
  results.renamed = editor.eventually('the new name', function()
    local text = editor.text()
    return text:find('plain', 1, true) and text or nil
  end)

  local exited = false
  vim.lsp.stop_client(client)
  editor.eventually('the end of the server', function()
    exited = vim.lsp.client_is_stopped(client)
    return exited
  end)
  results.stopped = exited
end

local ok, problem = pcall(session)
if not ok then
  results.problem = tostring(problem)
end
vim.fn.writefile({ vim.json.encode(results) }, vim.env.DECODE_LENS_RESULTS)
vim.cmd('qall!')
