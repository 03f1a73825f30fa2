-- What wrk can't be told on its command line; one script for all servers and scenarios.
--
--     wrk ... URL -- [method=HEAD] [pipelined=16] [files=1000]
--
-- Without `request`, wrk sends the same bytes over and over and asks nothing of Lua. The files of a tree of N are
-- /treeN/D/F.html with 100 files in a folder.

local function option(args, name)
   for _, arg in ipairs(args) do
      local value = arg:match("^" .. name .. "=(.*)$")
      if value then return value end
   end
end

local function pipelined(times)
   local batch = wrk.format():rep(times)
   request = function() return batch end
end

local function tree(files)
   local requests = {}
   for i = 0, files - 1 do
      local path = string.format("/tree%d/%d/%d.html", files, math.floor(i / 100), i % 100)
      requests[i + 1] = wrk.format(nil, path)
   end
   request = function() return requests[math.random(files)] end
end

function init(args)
   wrk.method = option(args, "method") or wrk.method
   local times = option(args, "pipelined")
   local files = option(args, "files")
   if times then pipelined(tonumber(times)) end
   if files then tree(tonumber(files)) end
end

function done(summary, latency)
   local errors = summary.errors
   print(string.format(
      "measured requests=%d micros=%d bytes=%d p50=%d p99=%d p999=%d status=%d connect=%d read=%d write=%d timeout=%d",
      summary.requests, summary.duration, summary.bytes,
      latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
      errors.status, errors.connect, errors.read, errors.write, errors.timeout))
end
