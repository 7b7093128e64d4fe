// SPDX-License-Identifier: Apache-2.0
// An index that placeline itself wrote, and that something has changed since.
#include "target.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/mapped_file.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"

#include <cstring>

using namespace placeline;
using namespace placeline::fuzz;

/// Changes bytes of a small index, each four bytes of input one place of it, and mends the header's checksum, so that
/// the change is met by the look-ups and not by the door.
void index(std::string_view bytes)
{
    static const std::string whole = [] {
        const MappedFile file{std::filesystem::path{PLACELINE_FUZZ_INDEX}};
        return std::string{reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
    }();
    std::string changed = whole;
    for (std::string_view rest = bytes; rest.size() >= 4; rest.remove_prefix(4)) {
        std::uint32_t change = 0;
        std::memcpy(&change, rest.data(), sizeof change);
        changed[(change >> 8U) % changed.size()] = static_cast<char>(change);
    }
    if (bytes.size() % 4 == 1) {
        changed.resize(static_cast<unsigned char>(bytes.back()) * changed.size() / 256);
    }
    if (changed.size() >= sizeof(gazetteer::format::Header)) {
        constexpr std::size_t checked = offsetof(gazetteer::format::Header, header_checksum);
        const std::uint64_t checksum = fnv1a(std::string_view{changed}.substr(0, checked));
        std::memcpy(changed.data() + checked, &checksum, sizeof checksum);
    }
    try {
        const auto gazetteer = gazetteer::Gazetteer::open(std::filesystem::path{scratch_file(changed)});
        for (const std::string_view name : {"homs", "al qaim", "iraq", "zz", "us"}) {
            for (const gazetteer::NameHit& hit : gazetteer.find(name)) {
                static_cast<void>(gazetteer.row(hit.place));
                static_cast<void>(gazetteer.place(hit.place));
                static_cast<void>(gazetteer.surface(hit));
            }
            static_cast<void>(gazetteer.find_variant(name));
            static_cast<void>(gazetteer.find_fuzzy(name, 2, 8));
        }
        auto cursor = gazetteer.cursor();
        for (const std::string_view word : {"deir", "ez", "zor"}) {
            if (!cursor.step(word)) {
                break;
            }
            static_cast<void>(cursor.hits());
        }
        static_cast<void>(gazetteer.find_id("test:iq"));
        static_cast<void>(gazetteer.admin1_at({43.0, 33.0}));
        static_cast<void>(gazetteer.admin2_at({36.7, 34.7}));
        static_cast<void>(gazetteer.boundary(gazetteer.country("IQ")));
        static_cast<void>(gazetteer.info());
        gazetteer.verify();
    } catch (const InputError&) { // says that it is damaged
    }
}
