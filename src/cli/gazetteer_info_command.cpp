// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/answer_form.hpp"
#include "cli/report_input.hpp"
#include "cli/table.hpp"
#include "records/json_writer.hpp"

#include <fmt/format.h>

namespace placeline::cli {

namespace {

class GazetteerInfoCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        declare_gazetteer(options, gazetteers_);
        options.flag("--verify", "Read the whole file against its checksum.", verify_);
        form_.declare(options);
        options.example("placeline gazetteer info --verify");
    }

    int run(Context& context) override
    {
        const gazetteer::Gazetteer gazetteer = open_gazetteer(gazetteers_);
        if (verify_) {
            gazetteer.verify();
        }
        for (const gazetteer::Gazetteer::Info& info : gazetteer.infos()) {
            context.out.write(form_.is_table() ? table_of(info) : line_of(info));
        }
        return status_done;
    }

private:
    [[nodiscard]] std::string table_of(const gazetteer::Gazetteer::Info& info) const
    {
        Table table{{"file", info.path.string()}};
        table.row({"version", info.version});
        table.row({"sources", info.sources});
        table.row({"format", fmt::format("{}", info.format_version)});
        table.row({"places", fmt::format("{}", info.places)});
        table.row({"names", fmt::format("{}", info.names)});
        table.row({"in a language", fmt::format("names of {} places", info.language_places)});
        table.row({"boundaries", fmt::format("{}", info.boundaries)});
        table.row({"bytes", fmt::format("{}", info.bytes)});
        table.row({"bytes a name", fmt::format("{:.1f}, and {:.1f} for look-up within two edits",
                                               a_name(info.name_bytes, info), a_name(info.fuzzy_bytes, info))});
        table.row({"checksum", fmt::format("{:016x}{}", info.checksum, verify_ ? ", verified" : "")});
        return table.text();
    }

    [[nodiscard]] std::string line_of(const gazetteer::Gazetteer::Info& info) const
    {
        std::string out;
        records::JsonWriter json{out};
        json.begin_object();
        json.key("file").text(info.path.string()).key("version").text(info.version).key("sources").text(info.sources);
        json.key("format").integer(info.format_version).key("places").integer(info.places);
        json.key("names").integer(info.names).key("language_places").integer(info.language_places);
        json.key("boundaries").integer(info.boundaries).key("bytes").integer(info.bytes);
        json.key("name_bytes").integer(info.name_bytes).key("fuzzy_bytes").integer(info.fuzzy_bytes);
        json.key("checksum").text(fmt::format("{:016x}", info.checksum)).key("verified").boolean(verify_);
        json.end_object();
        out += '\n';
        return out;
    }

    static double a_name(std::uint64_t bytes, const gazetteer::Gazetteer::Info& info)
    {
        return info.names == 0 ? 0.0 : static_cast<double>(bytes) / static_cast<double>(info.names);
    }

    std::vector<std::string> gazetteers_;
    AnswerForm form_;
    bool verify_ = false;
};

} // namespace

std::unique_ptr<Command> make_gazetteer_info_command()
{
    return std::make_unique<GazetteerInfoCommand>();
}

} // namespace placeline::cli
