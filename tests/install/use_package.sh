#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a user of the installed package does; run by scripts/try-package in a bare Debian, with the sample reports beside it.
set -euo pipefail
export LC_ALL=C.UTF-8

holds() { # holds WHAT COMMAND...: says so and ends when COMMAND fails
    local what=$1
    shift
    "$@" >log 2>&1 || {
        echo "failed: $what"
        cat log
        exit 1
    }
    echo "holds: $what"
}

holds "no compiler is there" bash -c '! command -v g++'
holds "the version names program, gazetteer, data and libraries" \
    bash -c 'placeline --version | tee v && [[ $(head -n 1 v) =~ ^placeline\ [0-9.]+$ ]] && grep -q "^gazetteer .*: /usr/share/" v &&
        grep -q "^made from GeoNames .*, to 20" v && grep -q "^built with GDAL" v'
holds "a name is looked up" bash -c 'placeline geocode Anbar | jq -e ".place.country == \"IQ\""'
holds "reports are parsed" bash -c 'placeline parse samples -o parsed.ndjson && jq -es "length > 12 and (map(.claims | length) | add) > 20" parsed.ndjson'
holds "layers, pictures, a page and a project are written" placeline map samples -o map.geojson -o map.gpkg -o map.shp -o map.csv \
    -o map.svg -o map.png -o map.html -o project.qgz
holds "each of them is there" test -s map.gpkg -a -s map.svg -a -s map.png -a -s map.html -a -s project.qgz -a -s map.shp
holds "a map is drawn from a layer" placeline render map.gpkg -o again.svg
holds "runs are merged" bash -c 'placeline merge parsed.ndjson | jq -es "length > 10"'
holds "a table is read" bash -c 'printf "place,date,killed\nMosul,2016-10-17,3\n" >t.csv && placeline join t.csv -o - | jq -e ".killed.best == 3"'
holds "a gazetteer is built and asked" bash -c 'placeline gazetteer export -o places.csv --country IQ --overwrite && placeline gazetteer info --verify'
holds "Tab completes commands in bash, which finds how by itself" bash -c '. /usr/share/bash-completion/bash_completion
    compopt() { :; }; _completion_loader placeline || (($? == 124))
    COMP_WORDS=(placeline ge) COMP_CWORD=1; _placeline; [[ " ${COMPREPLY[*]} " == *" geocode "* ]]'
holds "zsh too" zsh -f -c 'autoload -Uz compinit && compinit -D && [[ $_comps[placeline] == _placeline ]]'
holds "fish too" bash -c 'fish -c "complete -C \"placeline ge\"" | grep -q "^geocode"'
for page in /usr/share/man/man[157]/placeline*; do
    name=$(basename "$page" .gz)
    holds "the page $name opens" bash -c "man -P cat ${name##*.} ${name%.*} | grep -q NAME"
done
holds "licences, data notices and the SBOM are there" bash -c 'cd /usr/share/doc/placeline && test -s copyright -a -s NOTICE.md &&
    jq -e ".spdxVersion == \"SPDX-2.3\"" placeline.spdx.json'
