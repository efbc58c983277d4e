// SPDX-License-Identifier: MIT
// What `io` asks of the system and of GDAL when it reads: text of a browser is UTF-8, and comes with the request.
#include <fmt/format.h>

#include "io/gdal_module.hpp"
#include "io/read/remote_source.hpp"
#include "io/read/text_encoding.hpp"
#include "rangeband/error.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::io {

GdalModule& gdal(std::string_view purpose) {
    throw Error::file(fmt::format("{}: needs GDAL, which is not here; bring it to CSV or GeoJSON", purpose));
}
GdalModule* gdal_if_there() { return nullptr; }

std::optional<RemoteSource> remote_source(const std::string& /*name*/) { return std::nullopt; }
TemporaryPath fetch(const RemoteSource& remote) { throw Error::file(remote.shown + ": cannot be fetched here"); }

void EncodingGuess::see(std::string_view /*text*/) {}
std::string_view EncodingGuess::windows() const { return {}; }
TextEncoding encoding_of(const std::string& /*path*/, const std::string& /*shown*/) { return {{}, true, true}; }
void recode_file(const std::string& /*path*/, const std::string& from, int /*to*/, const std::string& shown) {
    throw Error::usage(fmt::format("{}: text is UTF-8 here, not {}", shown, from));
}
std::string recoded(std::string_view text, const std::string& /*from*/, const std::string& /*shown*/) {
    return std::string(text);
}

}  // namespace rangeband::io
