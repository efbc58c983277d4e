// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cpl_conv.h>
#include <csignal>
#include <cstdlib>

#include "io/files/atomic_file.hpp"
#include "rangeband/io/process.hpp"
#include "rangeband/utf8.hpp"
#include "sample.hpp"

using namespace support;

namespace {

const std::vector<std::string> all_names = {"out.geojson", "out.geojsonl", "out.gpkg",  "out.shp",
                                            "out.kml",     "out.kmz",      "out.fgb",   "out.csv",
                                            "out.gml",     "out.sql",      "out.sqlite"};

/// Enough to overflow a small disk and every buffer.
void write_much(const io::OutputRequest& request) {
    const auto writer = io::Writer::open(request);
    auto feature = sample_features().front();
    auto& ring = std::get<footprint::MultiPolygon>(feature.geometry).front().exterior;
    ring.clear();
    for (int i = 0; i < 2000; ++i) ring.push_back({std::cos(i * 0.003), std::sin(i * 0.003)});
    ring.push_back(ring.front());
    for (int i = 0; i < 200; ++i) writer->write(0, feature);
    writer->finish();
}

/// The child's wait status.
template <typename Child>
int in_child(Child child) {
    const pid_t pid = fork();
    if (pid == 0) {
        try {
            child();
            _exit(0);
        } catch (const Error& error) {
            _exit(contains(error.what(), "output was closed") ? 42 : 1);
        }
    }
    int status = 0;
    waitpid(pid, &status, 0);
    return status;
}

}  // namespace

TEST_CASE("an existing file is refused, and replaced on wish") {
    for (const auto& name : all_names) {
        CAPTURE(name);
        const TempFolder folder;
        auto request = sample_request(folder.file(name, "old"));
        CHECK(sentence([&] { write_sample(request); }) == request.target + " exists; add overwrite to replace it");
        CHECK(content_of(request.target) == "old");
        request.overwrite = true;
        write_sample(request);
        CHECK(content_of(request.target).size() > 100);
        const std::set<std::string> with_notes = {"out.shp", "out.fgb", "out.csv", "out.sqlite", "out.geojsonl"};
        const std::size_t files = (name == "out.shp"   ? 5
                                   : name == "out.csv" ? 3
                                   : name == "out.gml" ? 2
                                                       : 1) +
                                  with_notes.count(name);
        CHECK(folder.names().size() == files);
    }
}

TEST_CASE("a table beside a Shapefile's name is somebody's and is refused") {
    const TempFolder folder;
    folder.file("out.dbf", "old");
    CHECK(sentence([&] { write_sample(sample_request(folder / "out.shp")); }) ==
          (folder / "out.dbf") + " exists; add overwrite to replace it");
    CHECK(content_of(folder / "out.dbf") == "old");
    CHECK(folder.names().size() == 1);
}

TEST_CASE("a link that leads nowhere is in the way, and nothing is left beside it") {
    for (const std::string name : {"out.shp", "out.fgb", "out.csv", "out.gml"}) {
        CAPTURE(name);
        const TempFolder folder;
        fs::create_symlink("nowhere", folder / name);
        CHECK(sentence([&] { write_sample(sample_request(folder / name)); }) ==
              (folder / name) + " exists; add overwrite to replace it");
        CHECK(folder.names() == std::set<std::string>{name});
    }
}

TEST_CASE("what comes into the way while a file is written stays, and nothing is left beside it") {
    for (const std::string name : {"out.shp", "out.fgb", "out.gml"}) {
        CAPTURE(name);
        const TempFolder folder;
        CHECK(sentence([&] {
                  const auto writer = io::Writer::open(sample_request(folder / name));
                  writer->write(0, sample_features().front());
                  fs::create_symlink("nowhere", folder / name);
                  writer->finish();
              }) == (folder / name) + " exists; add overwrite to replace it");
        CHECK(folder.names() == std::set<std::string>{name});
    }
}

TEST_CASE("a folder of files that is there already is said to be that") {
    const TempFolder folder;
    write_sample(sample_request(folder / "out.gdb"));
    auto request = sample_request(folder / "out.gdb");
    request.overwrite = true;
    CHECK(sentence([&] { write_sample(request); }) ==
          (folder / "out.gdb") + " exists already and is a folder of files; remove it first");
}

TEST_CASE("a GeoPackage that is open elsewhere is not replaced, an old index beside a Shapefile goes") {
    const TempFolder folder;
    auto request = sample_request(folder.file("out.gpkg", "old"));
    request.overwrite = true;
    folder.file("out.gpkg-wal", "pages");
    CHECK(contains(sentence([&] { write_sample(request); }), "is open in another program"));
    CHECK(content_of(request.target) == "old");
    CHECK(folder.names().size() == 2);
    request = sample_request(folder / "out.shp");
    folder.file("out.qix", "index");
    write_sample(request);
    CHECK(folder.names().count("out.qix") == 0);
}

TEST_CASE("places where nothing can be written say why") {
    const TempFolder folder;
    folder.file("plain", "x");
    for (const auto& name : all_names) {
        CAPTURE(name);
        CHECK(contains(sentence([&] { write_sample(sample_request(folder / ("missing/" + name))); }),
                       "does not exist; make it"));
        CHECK(contains(sentence([&] { write_sample(sample_request(folder / ("plain/" + name))); }), "is not a folder"));
        auto request = sample_request(folder / name);
        fs::create_directory(request.target);
        CHECK(sentence([&] { write_sample(request); }) == request.target + " is a folder; name a file in it");
    }
    auto stream = sample_request("-");
    stream.format = &io::format_by_name("GPKG");
    CHECK(sentence([&] { write_sample(stream); }) ==
          "GPKG cannot be written to standard output; give a file name with output");
}

TEST_CASE("nothing is left without finish, and the old file is untouched") {
    for (const auto& name : all_names) {
        CAPTURE(name);
        const TempFolder folder;
        auto request = sample_request(folder.file(name, "old"));
        request.overwrite = true;
        {
            const auto writer = io::Writer::open(request);
            writer->write(0, sample_features().front());
            // Notes and a coordinate system have one of their own.
            const std::size_t temporaries = name == "out.csv" ? 3 : name == "out.geojsonl" ? 2 : 1;
            CHECK(folder.names().size() == 1 + temporaries);
        }
        CHECK(folder.names().size() == 1);
        CHECK(content_of(request.target) == "old");
    }
}

TEST_CASE("nothing is left after a signal") {
    auto names = all_names;
    names.push_back("out.gdb");  // a folder of files
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        for (const auto& name : names) {
            CAPTURE(name);
            const TempFolder folder;
            auto request = sample_request(folder.file(name, "old"));
            request.overwrite = true;
            const int status = in_child([&] {
                std::signal(number, [](int signal) {
                    io::remove_temporary_files();
                    std::signal(signal, SIG_DFL);
                    raise(signal);
                });
                const auto writer = io::Writer::open(request);
                writer->write(0, sample_features().front());
                raise(number);
            });
            CHECK(WIFSIGNALED(status));
            CHECK(WTERMSIG(status) == number);
            CHECK(folder.names() == std::set<std::string>{name});
            CHECK(content_of(request.target) == "old");
        }
    }
}

TEST_CASE("a file size limit is an error and leaves nothing") {
    for (const auto& name : all_names) {
        CAPTURE(name);
        const TempFolder folder;
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{200'000, old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto message = sentence([&] { write_much(sample_request(folder / name)); });
        setrlimit(RLIMIT_FSIZE, &old);
        CHECK(message.starts_with(folder / name));
        CHECK(folder.names().empty());
    }
}

TEST_CASE("a full tiny file system is named and leaves nothing") {
    const TempFolder folder;
    const auto disk = folder / "disk";
    fs::create_directory(disk);
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=300k") != 0) {
        MESSAGE("no right to mount a small file system; only the file size limit is tested");
        return;
    }
    for (const auto& name : all_names) {
        CAPTURE(name);
        const auto target = disk + "/" + name;
        CHECK(sentence([&] { write_much(sample_request(target)); }) == target + ": no space left on device");
        CHECK(fs::is_empty(disk));
    }
    CHECK(umount(disk.c_str()) == 0);
}

TEST_CASE("devices and pipes are written directly") {
    const TempFolder folder;
    io::OutputRequest request = sample_request("x.geojson");
    request.target = "/dev/null";
    CHECK(sentence([&] { write_much(request); }).empty());
    request.target = "/dev/full";
    CHECK(sentence([&] { write_much(request); }) == "/dev/full: no space left on device");
    struct stat status {};
    REQUIRE(stat("/dev/null", &status) == 0);
    CHECK(S_ISCHR(status.st_mode));
}

TEST_CASE("a closed output is an error, not a death") {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    close(ends[0]);
    const int status = in_child([&] {
        std::signal(SIGPIPE, SIG_IGN);
        dup2(ends[1], STDOUT_FILENO);
        auto request = sample_request("-");
        write_much(request);
    });
    close(ends[1]);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 42);
}

TEST_CASE("a replaced file keeps its permissions, and a link stays a link") {
    const TempFolder folder;
    const auto real = folder.file("real.geojson", "old");
    chmod(real.c_str(), 0640);
    fs::create_symlink("real.geojson", folder / "link.geojson");
    auto request = sample_request(folder / "link.geojson");
    request.overwrite = true;
    write_sample(request);
    CHECK(fs::is_symlink(folder / "link.geojson"));
    CHECK(content_of(real).size() > 100);
    struct stat status {};
    REQUIRE(stat(real.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0640);
}

TEST_CASE("the signals and settings of the process stay its own") {
    const auto handler_of = [](int number) {
        struct sigaction action {};
        sigaction(number, nullptr, &action);
        return action.sa_handler;
    };
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(number, SIG_DFL);
    setenv("GDAL_OF_A_HOST", "1", 1);
    const TempFolder folder;
    write_sample(sample_request(folder / "out.geojson"));
    write_sample(sample_request(folder / "out.gpkg"));
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) CHECK((handler_of(number) == SIG_DFL));
    CHECK((std::getenv("GDAL_OF_A_HOST") != nullptr));
    CHECK((CPLGetConfigOption("OGR_CURRENT_DATE", nullptr) == nullptr));
    unsetenv("GDAL_OF_A_HOST");
}

TEST_CASE("a long name keeps its characters whole in the temporary one") {
    std::string name = "a";
    for (int i = 0; i < 110; ++i) name += "я";
    const TempFolder folder;
    const io::AtomicFolder made(io::check_place(folder / name, false));
    const auto temporary = fs::path(made.path_of("x")).parent_path().filename().string();
    CHECK(is_utf8(temporary));
}
