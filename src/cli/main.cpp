// SPDX-License-Identifier: Apache-2.0
#include "cli/app.hpp"

int main(int argc, char** argv)
{
    return placeline::cli::run_program({argv + 1, argv + argc});
}
