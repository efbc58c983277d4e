// SPDX-License-Identifier: MIT
#include "io/read/remote_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <string_view>

#include "io/files/atomic_file.hpp"
#include "io/gdal_module.hpp"
#include "io/read/input_source.hpp"
#include "io/text/connection_string.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {
namespace {

struct Service {
    std::string_view prefix;  ///< in small letters
    const char* driver;
};

/// What a name may begin with in place of a path. None of these drivers runs anything on this machine.
constexpr std::array services = {Service{"pg:", "PostgreSQL"}, Service{"mysql:", "MySQL"}, Service{"wfs:", "WFS"},
                                 Service{"oapif:", "OAPIF"}};

constexpr std::array<std::string_view, 3> archives = {"/vsizip/", "/vsigzip/", "/vsitar/"};
constexpr std::array<std::string_view, 8> stores = {"/vsis3",  "/vsigs",    "/vsiaz",      "/vsiadls",
                                                    "/vsioss", "/vsiswift", "/vsiwebhdfs", "/vsihdfs"};
constexpr std::string_view by_address = "/vsicurl/";

bool is_address(std::string_view text) {
    const std::string small = lowered(text.substr(0, 8));
    return small.starts_with("https://") || small.starts_with("http://");
}

/// Without user and password, and without what follows `?`, where keys are.
std::string shown_address(std::string address) {
    address.resize(std::min(address.find('?'), address.size()));
    const auto host = address.find("://") + 3;
    const auto at = address.substr(0, address.find('/', host)).rfind('@');
    if (at != std::string::npos && at >= host) address.erase(host, at + 1 - host);
    return address;
}

/// What is last in the path of an address, of harmless characters.
std::string file_name_of(const std::string& shown) {
    std::string name = shown.substr(shown.find_last_of('/') + 1);
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0 && c != '.' && c != '-'; }, '_');
    constexpr std::size_t longest = 100;
    if (name.size() > longest) name.erase(0, name.size() - longest);
    return name.empty() || name.front() == '.' ? "sites" + name : name;
}

RemoteSource file_at(const std::string& address) {
    RemoteSource remote;
    remote.to_open = address;
    remote.shown = shown_address(address);
    remote.file_name = file_name_of(remote.shown);
    return remote;
}

[[noreturn]] void refuse(const std::string& name, std::string_view why) {
    throw Error::file(fmt::format("{}: {}", name, why));
}

/// A path that begins with `/vsi`.
std::optional<RemoteSource> in_virtual_system(const std::string& name) {
    std::string_view rest = name;
    bool in_archive = false;
    for (bool found = true; found;) {
        found = false;
        for (const auto archive : archives) {
            if (!rest.starts_with(archive)) continue;
            rest.remove_prefix(archive.size() - (rest.substr(archive.size()).starts_with("/vsi") ? 0 : 1));
            in_archive = found = true;
        }
    }
    if (!rest.starts_with("/vsi") && !rest.starts_with("/{")) return std::nullopt;
    if (rest.starts_with(by_address) && is_address(rest.substr(by_address.size()))) {
        RemoteSource remote = file_at(std::string(rest.substr(by_address.size())));
        if (in_archive) remote.kind = RemoteSource::Kind::archive;
        if (in_archive) remote.to_open = name;
        return remote;
    }
    if (std::any_of(stores.begin(), stores.end(), [&](auto store) { return rest.starts_with(store); })) {
        RemoteSource remote;
        remote.kind = RemoteSource::Kind::archive;
        remote.shown = remote.to_open = name;
        return remote;
    }
    refuse(name, "is a GDAL path that cannot be read here; name a file, or - for standard input");
}

}  // namespace

std::optional<RemoteSource> remote_source(const std::string& name) {
    if (name.starts_with("/vsi")) return in_virtual_system(name);
    const std::string small = lowered(std::string_view(name).substr(0, 8));
    for (const Service& service : services) {
        if (!small.starts_with(service.prefix)) continue;
        RemoteSource remote;
        remote.kind = RemoteSource::Kind::service;
        remote.to_open = name;
        remote.shown = is_database(name)                       ? redacted_connection_string(name)
                       : name.find("://") != std::string::npos ? shown_address(name)
                                                               : name.substr(0, service.prefix.size()) + "…";
        remote.driver = service.driver;
        return remote;
    }
    if (is_address(name)) return file_at(name);
    if (name.find("://") != std::string::npos) {
        refuse(name, "is an address that cannot be read; name a file, or https://… with " + parameter("allow_network"));
    }
    return std::nullopt;
}

TemporaryPath fetch(const RemoteSource& remote, const Scratch& scratch) {
    std::string name = scratch.folder + "/rangeband-XXXXXX";
    GdalModule& module = gdal(remote.shown);
    if (mkdtemp(name.data()) == nullptr) throw_system_error(remote.shown + ": cannot be kept in " + name, errno);
    TemporaryPath place(name, TemporaryPath::Kind::folder);
    module.fetch(remote, name + "/" + remote.file_name, scratch.most_downloaded);
    return place;
}

}  // namespace rangeband::io
