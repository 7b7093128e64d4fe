// SPDX-License-Identifier: Apache-2.0
#include "scratch_input.hpp"

#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace placeline;
using namespace placeline::input;

namespace {

/// Reads `content` from a pipe whose writer hands over a few bytes at a time.
std::vector<Report> read_from_pipe(const std::string& content, std::size_t piece_bytes)
{
    namespace fs = std::filesystem;
    std::string folder = (fs::temp_directory_path() / "placeline_pipe_XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/feed";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    std::thread writer{[&] {
        const int pipe = ::open(path.c_str(), O_WRONLY);
        for (std::size_t at = 0; pipe >= 0 && at < content.size(); at += piece_bytes) {
            const std::string piece = content.substr(at, piece_bytes);
            if (::write(pipe, piece.data(), piece.size()) < 0) {
                break;
            }
        }
        ::close(pipe);
    }};
    std::vector<Report> reports;
    Diagnostics diagnostics;
    InputReader reader{{path}, {}, diagnostics, [](const records::RejectedRecord&) {}};
    while (auto record = reader.next()) {
        reports.push_back(std::get<Report>(record->record));
    }
    CHECK(reader.totals().rejected == 0);
    writer.join();
    fs::remove_all(folder);
    return reports;
}

} // namespace

TEST_CASE("what comes through a pipe in pieces is read as from a file", "[input]")
{
    const std::vector<std::string> feeds{
        "<rss version=\"2.0\"><channel><title>Desk</title>\n<item><title>a</title><!-- c --></item>"
        "<item><title>b</title><description><![CDATA[<p>B</p>]]></description></item></channel></rss>",
        "id,text\n1,\"a\nb\"\n2,c\n",
        "{\"articles\": [{\"title\": \"a\", \"x\": \"\\\"]\"}, {\"title\": \"b\"}], \"n\": 12}",
        "{\n\"name\": \"C\",\n\"messages\": [\n{\"id\": 1, \"text\": \"a\"},\n{\"id\": 2, \"text\": [\"b\"]}\n]}\n",
    };
    for (const std::string& feed : feeds) {
        for (const std::size_t piece : {7U, 64U, 4096U}) {
            INFO(piece << ": " << feed);
            CHECK(read_from_pipe(feed, piece).size() == 2);
        }
    }
}
