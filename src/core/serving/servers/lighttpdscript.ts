import type { Second } from '../setup.ts'
import { mediaTypes, sentences, unkept } from '../table.ts'

/**
 * What lighttpd's own words cannot say: what is missing, and how. It is run twice for an answer: once the file is known,
 * and once the headers are. Not in the site: whoever probes may write there, and would have it run what they like.
 */
const script: Second = {
  ending: '.lua',
  write: ({ base }) => `${text(base)}\n`,
}
export default script

const text = (base: string): string =>
  `
local r = lighty.r
local status = r.req_item["http_status"]
if status ~= 0 then
    if status ~= 200 and status ~= 304 then r.resp_header["Cache-Control"] = "${unkept}" end
    if status == 404 and r.resp_header["X-Page"] then r.resp_header["Vary"] = "Accept, Accept-Encoding" end
    r.resp_header["X-Page"] = nil
    return 0
end

local file, path = r.req_attr["physical.path"], r.req_attr["uri.path"]
local isFolder = path:sub(-1) == "/"

local function isFile(name)
    local found = lighty.c.stat(name)
    return found and found.is_file
end

local function say(code, sentence)
    r.resp_header["Content-Type"] = "${mediaTypes.txt}"
    r.resp_body.set(sentence .. "\\n")
    return code
end

local method = r.req_attr["request.method"]
if method ~= "GET" and method ~= "HEAD" then
    r.resp_header["Allow"] = "GET, HEAD"
    return say(405, "${sentences[405]}")
end
if not isFolder and isFile(file .. "/index.html") then
    local query = r.req_attr["uri.query"]
    r.resp_header["Location"] = path .. "/" .. (query and query ~= "" and "?" .. query or "")
    return say(308, "")
end
if isFile(isFolder and file .. "index.html" or file) then return 0 end

local below = path:sub(${base.length + 1})
local isPage = not (below .. "/"):find("^assets/") and not below:gsub("/$", ""):match("[^/]*$"):find(".", 1, true)
if isPage then r.resp_header["X-Page"] = "yes" end
if isPage and (r.req_header["Accept"] or ""):find("text/html", 1, true) then
    r.resp_header["Content-Type"] = "${mediaTypes.html}"
    r.resp_body.set({ { filename = r.req_attr["physical.basedir"] .. "/404.html" } })
    return 404
end
return say(404, "${sentences[404]}")`.trim()
