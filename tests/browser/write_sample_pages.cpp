// SPDX-License-Identifier: Apache-2.0
// Writes the pages that page_test.mjs and review_test.mjs drive: write_sample_pages FOLDER
#include "../unit/page/review_sample.hpp"
#include "page/review_page.hpp"
#include "page/write_pages.hpp"

#include <exception>
#include <filesystem>
#include <iostream>

int main(int argc, char** argv)
{
    using namespace placeline;
    if (argc != 2) {
        std::cerr << "usage: write_sample_pages FOLDER\n";
        return 2;
    }
    try {
        const std::filesystem::path folder{argv[1]};
        const sample::PageAreas areas;
        bridge::MapOptions options;
        options.overwrite = true;
        page::write_pages(sample::page_set(), {folder / "sample.html"}, options, sample::provenance(), areas);
        page::write_pages(sample::many(10'000), {folder / "many.html"}, options, sample::provenance(), areas);
        page::write_pages({}, {folder / "empty.html"}, options, sample::provenance(), areas);
        page::write_review_page(sample::review_set(), sample::work_items(), folder / "review.html", options,
                                sample::provenance(), areas);
        page::write_review_page(sample::many(10'000), sample::items_of_all(10'000), folder / "review-many.html",
                                options, sample::provenance(), areas);
        page::write_review_page({}, {}, folder / "review-empty.html", options, sample::provenance(), areas);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
