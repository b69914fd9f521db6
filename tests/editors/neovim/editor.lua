-- What a person does in Neovim, as functions: opening files, waiting until something shows, reading what shows.
local editor = {}

-- How long a person would wait, in milliseconds.
local PATIENCE = 20000

--- Waits until a function gives something, and gives that.
function editor.eventually(what, ask)
  local answer
  local function look()
    answer = ask()
    return answer ~= nil and answer ~= false
  end
  if not vim.wait(PATIENCE, look, 10) then
    error('not within the time: ' .. what)
  end
  return answer
end

--- Starts the language server for a folder, as a configuration does.
function editor.start(command, folder)
  return vim.lsp.start_client({
    name = 'decode-lens',
    cmd = command,
    root_dir = folder,
    workspace_folders = { { name = folder, uri = vim.uri_from_fname(folder) } },
  })
end

--- Opens a file in front and attaches the server to it.
function editor.open(client, file)
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  vim.lsp.buf_attach_client(0, client)
  editor.eventually('attached to ' .. file, function()
    return vim.lsp.buf_is_attached(0, client)
  end)
end

--- Puts the cursor on the first place of a text.
function editor.go_to(text)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW') == 0 then
    error('no such text: ' .. text)
  end
end

--- The text of the buffer in front.
function editor.text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

--- Replaces the first place of a text as typing does: one change of the buffer.
function editor.replace(text, replacement)
  editor.go_to(text)
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_buf_set_text(0, line - 1, column, line - 1, column + #text, { replacement })
end

--- The findings of the buffer in front, once they are as asked.
function editor.findings(what, holds)
  return editor.eventually(what, function()
    local found = {}
    for _, finding in ipairs(vim.diagnostic.get(0)) do
      table.insert(found, { code = finding.code, line = finding.lnum, source = finding.source })
    end
    return holds(found) and found or nil
  end)
end

--- The text of the window that floats above the others.
function editor.floating()
  return editor.eventually('a floating window', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        vim.api.nvim_win_close(window, true)
        return table.concat(lines, '\n')
      end
    end
  end)
end

--- What is offered at the cursor, as Neovim's own completion shows it.
function editor.offers(client)
  local params = vim.lsp.util.make_position_params()
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, PATIENCE)
  local items = vim.lsp.util.text_document_completion_list_to_complete_items(answers[client].result, '')
  return vim.tbl_map(function(item)
    return item.abbr
  end, items)
end

return editor
