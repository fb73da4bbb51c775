-- Sends the requests of a file in turn: a line is METHOD, path, ETag and body, parted by tabs; the last two may be empty.
-- Arguments: the file, and the mean pause in milliseconds between two requests of one connection (0: none).
-- Written at the end: one line of JSON. Needs wrk with one thread.

local requests, mean_pause = {}, 0
sent = 0

local threads = {}
function setup(thread) table.insert(threads, thread) end

local function fields(line)
  local found = {}
  for field in (line .. "\t"):gmatch("([^\t]*)\t") do table.insert(found, field) end
  return found
end

function init(args)
  for line in io.lines(args[1]) do
    local method, path, etag, body = unpack(fields(line))
    local headers = {}
    for name, value in pairs(wrk.headers) do headers[name] = value end
    if etag ~= "" then headers["If-None-Match"] = etag end
    table.insert(requests, wrk.format(method, path, headers, body ~= "" and body or nil))
  end
  mean_pause = tonumber(args[2])
  math.randomseed(1)
  if mean_pause > 0 then
    -- Exponential pauses: requests then come as from many people who do not know of each other. Cut at 4 s,
    -- since a server may close a connection that is idle for 5.
    function delay() return math.floor(math.min(4000, -mean_pause * math.log(1 - math.random())) + 0.5) end
  end
end

function request()
  local at = sent % #requests
  sent = sent + 1
  return requests[at + 1]
end

function done(summary, latency, _)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "p50_ms": %.4f, "p99_ms": %.4f, "refused": %d, "failed": %d, "sent": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, failed, threads[1]:get("sent")))
end
