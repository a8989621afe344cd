#!/usr/bin/env bash
# Restores, builds everything (Release, warnings are errors) and runs all tests.
# The last line is "N passed, N failed[, N skipped]"; the exit status is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
results=artifacts/test-results
rm -rf "$results"

property() { dotnet msbuild src/Diff/Diff.csproj -getProperty:"$1"; }

# Tries to restore a package that not every feed has, so that Directory.Build.props finds it.
# $1 the name in sentences, $2 the property that says whether it is there, $3 the version, $4... the packages.
optional() {
    local name=$1 has=$2 version=$3 probe=artifacts/probe reference=""
    shift 3
    if [ "$(property "$has")" != true ]; then
        rm -rf "$probe" && mkdir -p "$probe"
        for package in "$@"; do
            reference+="<PackageReference Include=\"$package\" Version=\"$version\" />"
        done
        # Files of its own, so that the repository's versions and properties do not reach in here.
        echo '<Project />' | tee "$probe/Directory.Build.props" > "$probe/Directory.Packages.props"
        echo "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            <ItemGroup>$reference</ItemGroup></Project>" > "$probe/probe.csproj"
        timeout 120 dotnet restore "$probe/probe.csproj" > "$probe/restore.log" 2>&1
    fi
    if [ "$(property "$has")" = true ]; then
        echo "$name $version: found"
    else
        echo "$name $version: not on this feed, left out"
    fi
}

optional ILGPU HasIlgpu "$(property IlgpuVersion)" ILGPU ILGPU.Algorithms
optional Verify HasVerify "$(property VerifyVersion)" Verify.Xunit

if ! dotnet build Diff.sln -c Release -v quiet -warnaserror; then
    echo "The build failed; no test ran."
    exit 1
fi

passed=0 failed=0 skipped=0
# One of the numbers in a result file: $1 the file, $2 which.
count() { grep -o '<Counters [^>]*>' "$1" | grep -o " $2=\"[0-9]*\"" | tr -cd 0-9; }

for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    if [ "$(dotnet msbuild "$project" -getProperty:IsTestProject)" != true ]; then
        echo "== $name: left out, a package that it needs is not on this feed"
        continue
    fi
    if [ -z "$(find "$(dirname "$project")" -name '*.cs' -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
        echo "== $name: has no tests yet"
        continue
    fi

    echo "== $name"
    dotnet test "$project" -c Release --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results"
    status=$?
    trx="$results/$name.trx"
    total=0 executed=0 good=0
    if [ -f "$trx" ]; then
        total=$(count "$trx" total) executed=$(count "$trx" executed) good=$(count "$trx" passed)
    fi
    bad=$((executed - good))
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        echo "$name: the run broke off (exit status $status)"
        bad=1
    elif [ "$executed" -eq 0 ]; then
        echo "$name: no test ran"
        bad=1
    fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
done

echo
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
