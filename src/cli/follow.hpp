// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/arrivals.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>

#include <sys/types.h>

namespace placeline::cli {

/// Waits for what is added to a file or a folder, until SIGINT or SIGTERM. A file that is replaced (rotated) or cut is
/// read from its beginning again; one that is put into the folder is read when its writer has closed it, and again when
/// it changes. Kernel events make it quick; where there are none (network file systems) it looks every second.
class Follow : public input::Arrivals {
public:
    /// \throws InputError  It is neither a file nor a folder, nor a name in a folder that a file may come to.
    explicit Follow(std::string path);
    ~Follow() override;

    std::optional<std::string> next_file() override;
    bool file_ready() override;
    [[nodiscard]] bool grows() const noexcept override { return !folder_; }
    bool wait_for_growth(int descriptor) override;

private:
    /// Tells one content of a file from another without reading it.
    struct Look {
        ino_t inode = 0;
        off_t size = 0;
        std::int64_t changed_ns = 0;

        bool operator==(const Look&) const = default;
    };

    /// Waits for an event, a second, or the stop. \return false: stop.
    bool wait();
    static bool asked_to_stop();
    void read_events();
    void scan_folder(bool first);
    static Look look_at(const std::string& path);

    std::string path_;
    bool folder_ = false;
    int events_ = -1; ///< of inotify; -1: there is none
    Look current_;    ///< the file that is read, or was read last
    std::map<std::string, Look> taken_, waiting_;
    std::set<std::string> closed_; ///< names that a writer has closed or moved here
    std::deque<std::string> ready_;
};

} // namespace placeline::cli
