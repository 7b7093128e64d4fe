# SPDX-License-Identifier: Apache-2.0
# All libraries are Debian 12's own; docs/DEPENDENCIES.md says what each is for.
find_package(ICU REQUIRED COMPONENTS uc)
find_package(Boost 1.74 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(Threads REQUIRED)
find_package(GDAL REQUIRED)
find_package(PROJ REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
